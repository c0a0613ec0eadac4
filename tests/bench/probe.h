#pragma once
// What the console's probe does, each as a process of its own that prints one JSON line. FILE: a local store, KEY: its key in hex.
#include "models/domain/draft.h"
#include "models/domain/person.h"
#include "services/console/store/localstore.h"

#include <QString>
#include <string>

namespace countersign::bench {

int fill(const QString& file, const QString& key, int count);               // that many drafts of every kind, and one of 50 KB
int ask(const QString& file, const QString& key);                            // slowest answer to each kind of question about the queue
int show(const QString& file, const QString& key, qint64 startedNs);         // start to rows, key to next draft, memory, idle CPU
int scroll(const QString& file, const QString& key, bool grouped);           // frames while the queue scrolls
int typing(const QString& file, const QString& key);                         // keys into the draft of 50 KB, everything live
int catchUp(const QString& file, const QString& key, const QStringList& who, int count);  // who: URL, login, password; decided offline, then sent
int bare(qint64 startedNs);                                                  // the limits: a window of Qt with a table in it

inline const std::string longShop = "longmail";  // the shop of the one draft of 50 KB

[[noreturn]] void giveUp(const std::string& why);
[[nodiscard]] double millisecondsSince(qint64 startedNs);  // of the parent's clock at spawning
[[nodiscard]] std::int64_t residentKb();
[[nodiscard]] double cpuSeconds();
[[nodiscard]] StoreOptions storeOptions(const QString& file, const QString& key);
[[nodiscard]] Person reviewer();

}  // namespace countersign::bench
