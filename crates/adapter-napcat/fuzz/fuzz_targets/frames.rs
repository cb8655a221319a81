#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| mynah_adapter_napcat::fuzzing::frames(data));
