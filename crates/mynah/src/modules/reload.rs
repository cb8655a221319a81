//! Telling modules what is new in the configuration.

use mynah_core::i18n::Phrase;
use mynah_core::{Localize, Section};

use super::{Installed, Modules, Running};
use crate::command::Prefixes;
use crate::config::{Config, Settings};
use crate::texts::text;

impl Modules {
    /// Takes over what a configuration says about modules (what they are told, and which are on),
    /// and whom the bot answers to which prefixes. What else it says is for the next start, see
    /// [`Config::needs_restart_for`].
    ///
    /// A module that was switched by hand keeps that until the configuration changes its mind
    /// about it.
    ///
    /// # Errors
    ///
    /// What is wrong; then everything stays as it was.
    pub async fn reload(&self, config: &Config) -> Result<(), Vec<Phrase>> {
        let Some(Running { ways, .. }) = self.0.running.get() else { return Ok(()) };
        let section = |module: &Installed| {
            let given = config.modules.iter().find(|given| given.name == module.name);
            given.map(|given| &given.section)
        };
        let problem = |module: &Installed| {
            let error = module.config?.check(section(module)?).err()?;
            let said = text("module-misconfigured").with("module", module.name);
            Some(said.with("error", error.localize(&ways.lang)))
        };
        let problems: Vec<Phrase> = self.installed().iter().filter_map(problem).collect();
        if !problems.is_empty() {
            return Err(problems);
        }
        for module in self.installed() {
            if module.tell(section(module)) {
                let said = text("module-told").localize(&ways.lang);
                tracing::info!(module = module.name, "{said}");
            }
            module.configure(!config.settings.modules.disable.iter().any(|it| it == module.name));
        }
        self.settle().await;
        let Settings { commands, policy, .. } = &config.settings;
        policy.check(&ways.roster.names().collect::<Vec<_>>(), &ways.lang);
        if ways.roster.adopt(Prefixes::new(&commands.prefixes), policy.clone()) {
            tracing::info!("{}", text("policy-told").localize(&ways.lang));
        }
        Ok(())
    }
}

impl Installed {
    /// Tells it what the operator set, which can be meant; whether that is something new.
    fn tell(&self, section: Option<&Section>) -> bool {
        let mut life = self.life();
        if life.section.as_ref() == section {
            return false;
        }
        let told = self.config.is_some_and(|config| config.update(section, &self.shared).is_ok());
        life.section = section.cloned();
        told
    }

    /// Notes whether it should run, when the configuration changed its mind.
    fn configure(&self, on: bool) {
        let mut life = self.life();
        if life.configured != on {
            life.configured = on;
            life.wanted = on;
            life.failed = None;
        }
    }
}
