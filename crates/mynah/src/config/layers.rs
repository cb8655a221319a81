//! Layers, laid over each other by figment.

use figment::value::{Dict, Map, Value};
use figment::{Figment, Metadata, Profile, Provider};

/// What one source says.
struct Layer(Dict);

impl Provider for Layer {
    fn metadata(&self) -> Metadata {
        Metadata::named("configuration")
    }

    fn data(&self) -> Result<Map<Profile, Dict>, figment::Error> {
        Ok(Profile::Default.collect(self.0.clone()))
    }
}

/// Lays mappings over each other, the last on top; what is no mapping covers all below it.
pub(super) fn merge(layers: impl IntoIterator<Item = Value>) -> Dict {
    let figment = layers
        .into_iter()
        .filter_map(Value::into_dict)
        .fold(Figment::new(), |figment, dict| figment.merge(Layer(dict)));
    let mut data = figment.data().expect("a layer always has its data");
    data.remove(&Profile::Default).unwrap_or_default()
}
