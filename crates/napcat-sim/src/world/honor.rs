//! The honours a group gives its members.

/// Which honour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HonorKind {
    /// Who talks most: the dragon king.
    Talkative,
    /// Who kept the group talking.
    Performer,
    /// Who did so for long.
    Legend,
    /// Who sends the most merry messages.
    Emotion,
}

/// One line of an honour list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Honor {
    pub(crate) user_id: i64,
    pub(crate) nickname: Option<String>,
    pub(crate) description: String,
}

impl Honor {
    /// An honour for a member; the description is free text such as `3天`.
    pub fn new(user_id: i64, description: impl Into<String>) -> Self {
        Self { user_id, nickname: None, description: description.into() }
    }

    /// Sets the name on the list, which comes from a web page and may differ from the profile.
    pub fn nickname(mut self, nickname: impl Into<String>) -> Self {
        self.nickname = Some(nickname.into());
        self
    }
}

/// All honour lists of a group, each best first.
#[derive(Debug, Clone, Default)]
pub(crate) struct Honors {
    talkative: Vec<Honor>,
    performer: Vec<Honor>,
    legend: Vec<Honor>,
    emotion: Vec<Honor>,
}

impl Honors {
    pub(crate) fn list(&self, kind: HonorKind) -> &[Honor] {
        match kind {
            HonorKind::Talkative => &self.talkative,
            HonorKind::Performer => &self.performer,
            HonorKind::Legend => &self.legend,
            HonorKind::Emotion => &self.emotion,
        }
    }

    pub(crate) fn add(&mut self, kind: HonorKind, honor: Honor) {
        match kind {
            HonorKind::Talkative => self.talkative.push(honor),
            HonorKind::Performer => self.performer.push(honor),
            HonorKind::Legend => self.legend.push(honor),
            HonorKind::Emotion => self.emotion.push(honor),
        }
    }
}
