//! Lays out the program by what it runs.

fn main() -> std::io::Result<()> {
    mynah_layout::arrange("mynah")
}
