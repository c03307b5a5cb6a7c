//! A pack of a system that gives the ids itself, made of its page by an import
//! alone.

use std::collections::BTreeMap;
use std::fs;
use std::sync::{Arc, Mutex};

use serde_json::{Value, json};
use tempfile::tempdir;

use crate::misbehaving::{Server, answer};
use crate::program;

/// The page of a system that keeps notes.
const PAGE: &str = r#"# Notes API

## Create a note

    POST /notes

### Request

| Field | Type | Required | Description |
| --- | --- | --- | --- |
| `title` | string | yes | What it is about. |
| `body` | string | no | What it says. |
| `labels` | array of strings | no | |

```json
{ "title": "Groceries", "body": "Oats and milk", "labels": ["home"] }
```

### Response

**201 (Created)**: the note.

| Field | Type | Required | Description |
| --- | --- | --- | --- |
| `id` | string | yes | The id that it is read by. |
| `title` | string | yes | |
| `body` | string | no | |
| `labels` | array of strings | no | |

**400 (Bad Request)**: it is not as described above.

## Read a note

    GET /notes/{id}

### Response

**200 (OK)**: the note.

| Field | Type | Required | Description |
| --- | --- | --- | --- |
| `id` | string | yes | The id that it is read by. |
| `title` | string | yes | |
| `body` | string | no | |
| `labels` | array of strings | no | |

**404 (Not Found)**: there is no such note.
"#;

/// An endpoint that keeps to the page; or one that keeps notes without a
/// title.
fn endpoint(is_sound: bool) -> String {
    let notes: Mutex<BTreeMap<String, Value>> = Mutex::default();
    let server = Server::start(Arc::new(move |request| {
        let (head, body) = request.split_once("\r\n\r\n").unwrap_or((request, ""));
        let mut notes = notes.lock().expect("nobody panics with it");
        let (status, told) = if head.starts_with("POST /notes ") {
            let mut note: Value = serde_json::from_str(body).unwrap_or_default();
            let text = |value: &Value| value.is_null() || value.is_string();
            let labels = &note["labels"];
            let listed = labels.is_null()
                || labels
                    .as_array()
                    .is_some_and(|it| it.iter().all(Value::is_string));
            let titled = note["title"].is_string() || (!is_sound && note["title"].is_null());
            match note.is_object() && titled && text(&note["body"]) && listed {
                false => (400, json!({ "error": "no note" })),
                true => {
                    let id = format!("n{}", notes.len() + 1);
                    note["id"] = json!(id);
                    notes.insert(id, note.clone());
                    (201, note)
                }
            }
        } else {
            let id = head
                .strip_prefix("GET /notes/")
                .and_then(|it| it.split(' ').next());
            match id.and_then(|id| notes.get(id)) {
                Some(note) => (200, note.clone()),
                None => (404, json!({ "error": "no such note" })),
            }
        };
        answer(
            status,
            "Content-Type: application/json\r\n",
            &told.to_string(),
        )
    }));
    format!("http://127.0.0.1:{}", server.port)
}

#[test]
fn what_is_imported_of_a_page_is_run() {
    let folder = tempdir().expect("a folder");
    fs::write(folder.path().join("notes.md"), PAGE).expect("a page");
    let import = program(folder.path())
        .args([
            "contract", "import", "notes.md", "--system", "notes", "--out", "notes",
        ])
        .output()
        .expect("the program runs");
    assert!(
        import.status.success(),
        "{}",
        String::from_utf8_lossy(&import.stderr)
    );
    for (is_sound, exit) in [(true, 0), (false, 1)] {
        let run = program(folder.path())
            .args(["run", "--pack", "notes", "--target", &endpoint(is_sound)])
            .output()
            .expect("the program runs");
        let said =
            [&run.stdout, &run.stderr].map(|said| String::from_utf8_lossy(said).into_owned());
        assert_eq!(run.status.code(), Some(exit), "{}", said.join("\n"));
        assert!(
            is_sound || said[0].contains("notes.create-a-note.required"),
            "{}",
            said[0]
        );
    }
}
