//! Values by type.

use std::any::{Any, TypeId};
use std::sync::Arc;

/// Values by type; a clone shares them.
#[derive(Debug, Clone, Default)]
pub struct Extensions(Vec<(TypeId, Arc<dyn Any + Send + Sync>)>);

impl Extensions {
    /// Adds a value; of two of one type the later counts.
    pub fn insert<T: Any + Send + Sync>(&mut self, value: T) {
        self.0.push((TypeId::of::<T>(), Arc::new(value)));
    }

    /// Adds all values of `others`, which count before those that are there.
    pub fn extend(&mut self, others: &Self) {
        self.0.extend_from_slice(&others.0);
    }

    /// The value of this type.
    pub fn get<T: Any + Send + Sync>(&self) -> Option<&T> {
        self.find::<T>()?.downcast_ref()
    }

    /// The value of this type, to be kept.
    pub fn get_arc<T: Any + Send + Sync>(&self) -> Option<Arc<T>> {
        Arc::clone(self.find::<T>()?).downcast().ok()
    }

    fn find<T: Any>(&self) -> Option<&Arc<dyn Any + Send + Sync>> {
        let wanted = TypeId::of::<T>();
        // There are a handful, so looking from the end beats hashing.
        self.0.iter().rev().find(|(id, _)| *id == wanted).map(|(_, value)| value)
    }
}
