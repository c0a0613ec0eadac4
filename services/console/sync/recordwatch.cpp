#include "services/console/sync/recordwatch.h"

#include "models/domain/decision.h"
#include "models/domain/tlogpolicy.h"
#include "models/domain/tlogrotation.h"

#include <QDateTime>
#include <QLocale>
#include <QStringBuilder>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace countersign {

namespace {

constexpr std::size_t proofsAtOnce = 4;

Result<void> isRewritten(const std::string& how)
{
    return fail(ErrorCode::Conflict,
        "The backend's record does not continue the one this console has seen: " + how
            + ". Nothing is taken from it or sent to it; tell your auditor.");
}

std::string textAt(const Json& json, const char* key)
{
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace

RecordWatch::RecordWatch(ApiClient& api, LocalStore& store, SigningKey device, std::function<TimeMs()> now, QObject* parent)
    : QObject(parent), m_api(api), m_store(store), m_device(std::move(device)), m_now(std::move(now))
{
}

// What cannot be read is not the same as nothing seen yet: any record would then do.
Result<RecordWatch::Seen> RecordWatch::seenFrom(const std::string& stored)
{
    Seen seen;
    if (stored.empty())
        return seen;
    if (const auto json = parseJson(stored, {.maxBytes = 1024 * 1024, .maxString = 512 * 1024}); json && json->is_object()) {
        seen.vkey = textAt(*json, "vkey");
        seen.note = textAt(*json, "note");
        if (const auto first = json->find("first_at"); first != json->end() && first->is_number_integer())
            seen.firstAt = first->get<TimeMs>();
    }
    if (seen.vkey.empty() || seen.note.empty())
        return fail(ErrorCode::Damaged, "the checkpoint kept on this computer cannot be read");
    return seen;
}

QFuture<Result<RecordView>> RecordWatch::check()
{
    Reply reply;
    whenDone(m_store.value(u"record"_s), this, [this, reply](Result<QString> stored) {
        if (!stored) {
            reply(tl::unexpected(std::move(stored.error())));
            return;
        }
        auto seen = seenFrom(stored->toStdString());
        if (seen)
            withKey(std::move(*seen), reply);
        else
            reply(tl::unexpected(std::move(seen.error())));
    });
    return reply.future();
}

void RecordWatch::withKey(Seen seen, Reply reply)
{
    whenDone(m_api.verifierKeyText(), this, [this, seen = std::move(seen), reply](Answer<std::string> vkey) mutable {
        if (!vkey) {
            reply(tl::unexpected(vkey.error().error));
            return;
        }
        if (seen.vkey.empty())
            seen.vkey = *vkey;
        if (seen.vkey != *vkey)
            withRotation(std::move(seen), *vkey, reply);
        else
            askNote(std::move(seen), *vkey, reply);
    });
}

// Another key than the pinned one is taken only where the pinned one signed for it.
void RecordWatch::withRotation(Seen seen, const std::string& vkey, Reply reply)
{
    whenDone(m_api.rotations(), this, [this, seen = std::move(seen), vkey, reply](Answer<std::string> text) mutable {
        if (!text && text.error().error.code != ErrorCode::NotFound) {
            reply(tl::unexpected(text.error().error));
            return;
        }
        const auto known = parseVerifierKey(seen.vkey);
        const auto links = text ? parseRotations(*text) : Result<std::vector<std::string>>(std::vector<std::string>());
        const auto keys = known && links ? rotatedKeys(*known, *links) : Result<std::vector<VerifierKey>>(fail(ErrorCode::Damaged, "no chain"));
        if (!keys || verifierKey(keys->back().name, keys->back().publicKey, keys->back().type) != vkey)
            reply(tl::unexpected(isRewritten("it is now signed with another key").error()));
        else
            askNote(std::move(seen), vkey, reply);
    });
}

void RecordWatch::askNote(Seen seen, const std::string& vkey, Reply reply)
{
    m_vkey = vkey;
    whenDone(m_api.checkpoint(), this, [this, seen = std::move(seen), reply](Answer<std::string> note) {
        if (note)
            withNote(seen, *note, reply);
        else
            reply(tl::unexpected(note.error().error));
    });
}

void RecordWatch::withNote(Seen seen, const std::string& note, Reply reply)
{
    const auto key = parseVerifierKey(m_vkey);
    const auto before = parseVerifierKey(seen.vkey);
    if (!key || !before) {
        reply(tl::unexpected(key ? before.error() : key.error()));
        return;
    }
    const auto checkpoint = openCheckpoint(note, *key);
    if (!checkpoint) {
        reply(tl::unexpected(isRewritten("its newest checkpoint is not signed by the record's key").error()));
        return;
    }
    if (seen.note.empty()) {
        accept(seen, *key, note, *checkpoint, true, reply);
        return;
    }
    const auto older = openCheckpoint(seen.note, *before);
    if (!older) {
        reply(fail(ErrorCode::Damaged, "the checkpoint kept on this computer cannot be read"));
        return;
    }
    RolledBack back;
    back.seen = *older;
    back.now = *checkpoint;
    back.seenNote = seen.note;
    back.nowNote = note;
    back.seenFirstAt = seen.firstAt;
    if (checkpoint->origin != older->origin) {
        m_rolledBack.reset();
        reply(tl::unexpected(isRewritten("it is another record").error()));
    } else if (checkpoint->size < older->size) {
        refuse(seen, *key, std::move(back),
            "it went back from " + std::to_string(older->size) + " entries to " + std::to_string(checkpoint->size), reply);
    } else if (checkpoint->size == older->size) {
        if (checkpoint->root == older->root)
            accept(seen, *key, note, *checkpoint, false, reply);
        else
            refuse(seen, *key, std::move(back), "the same " + std::to_string(older->size) + " entries now read differently", reply);
    } else if (older->size == 0) {
        accept(seen, *key, note, *checkpoint, true, reply);
    } else {
        whenDone(m_api.consistency(older->size, checkpoint->size), this,
            [this, seen, key = *key, note, older = *older, newer = *checkpoint, back, reply](Answer<std::vector<Hash>> proof) {
                if (!proof)
                    reply(tl::unexpected(proof.error().error));
                else if (verifyConsistency(older, newer, *proof))
                    accept(seen, key, note, newer, true, reply);
                else
                    refuse(seen, key, back, "its first " + std::to_string(older.size) + " entries are not the ones seen before", reply);
            });
    }
}

// The answer is no either way; what the record says of it is for people to judge.
void RecordWatch::refuse(Seen, const VerifierKey& key, RolledBack back, const std::string& how, Reply reply)
{
    whenDone(m_api.restores(), this, [this, key, back = std::move(back), how, reply](Answer<RestoreActs> acts) mutable {
        if (acts)
            explain(back, *acts, key);
        m_rolledBack = std::move(back);
        reply(tl::unexpected(isRewritten(how).error()));
    });
}

QFuture<Result<void>> RecordWatch::acceptRestore(bool record)
{
    Answerer<Result<void>> reply;
    if (!m_rolledBack || !m_rolledBack->explained) {
        reply(fail(ErrorCode::Conflict, "No recorded restore explains why the record went back."));
        return reply.future();
    }
    if (!record && m_rolledBack->acceptedAt == 0) {
        reply(fail(ErrorCode::Forbidden, "Someone with the right to accept a restored record has to do that first."));
        return reply.future();
    }
    if (!record) {
        adopt(reply);
        return reply.future();
    }
    whenDone(m_api.acceptRestore(m_rolledBack->seenNote, m_rolledBack->reason), this, [this, reply](Answer<void> accepted) {
        if (accepted)
            adopt(reply);
        else
            reply(tl::unexpected(accepted.error().error));
    });
    return reply.future();
}

// What was seen before stays as evidence; drafts and changes are fetched anew, for their numbers start again.
void RecordWatch::adopt(Answerer<Result<void>> reply)
{
    if (!m_rolledBack) {
        reply(fail(ErrorCode::Conflict, "There is nothing to accept."));
        return;
    }
    const Json before{{"vkey", m_vkey}, {"note", m_rolledBack->seenNote}, {"first_at", m_rolledBack->seenFirstAt}, {"left_at", m_now()}};
    const Json now{{"vkey", m_vkey}, {"note", m_rolledBack->nowNote}, {"first_at", m_now()}};
    whenDone(m_store.setValue(u"record_before"_s, QString::fromStdString(before.dump())), this,
        [this, now = QString::fromStdString(now.dump()), reply](Result<void> kept) {
            if (!kept) {
                reply(std::move(kept));
                return;
            }
            whenDone(m_store.setValue(u"seq"_s, QString()), this, [this, now, reply](Result<void> again) {
                if (!again) {
                    reply(std::move(again));
                    return;
                }
                whenDone(m_store.setValue(u"record"_s, now), this, [this, reply](Result<void> stored) {
                    if (stored)
                        m_rolledBack.reset();
                    reply(std::move(stored));
                });
            });
        });
}

void RecordWatch::accept(Seen seen, const VerifierKey&, const std::string& note, const Checkpoint& checkpoint, bool grew, Reply reply)
{
    if (seen.firstAt == 0)
        seen.firstAt = m_now();
    m_rolledBack.reset();
    m_note = note;
    const RecordView view{checkpoint, seen.firstAt, grew};
    if (!grew) {
        reply(view);
        return;
    }
    const Json json{{"vkey", m_vkey}, {"note", note}, {"first_at", seen.firstAt}};
    whenDone(m_store.setValue(u"record"_s, QString::fromStdString(json.dump())), this, [this, view, note, reply](Result<void> stored) {
        if (!stored) {
            reply(tl::unexpected(std::move(stored.error())));
            return;
        }
        // Cosigned only once kept here: a witness that forgets is none. Whether the backend takes it does not matter to this console.
        const std::string name = "console/" + keyId(m_device.publicKey);
        if (const auto cosigned = cosignCheckpoint(note, name, m_device, m_now()))
            whenDone(m_api.cosign(verifierKey(name, m_device.publicKey, 0x04), *cosigned), this, [](const Answer<void>&) {});
        reply(view);
    });
}

QFuture<Result<QString>> RecordWatch::verify(int quorum, const std::vector<std::string>& named)
{
    Answerer<Result<QString>> reply;
    whenDone(check(), this, [this, quorum, named, reply](Result<RecordView> view) {
        if (!view) {
            reply(tl::unexpected(std::move(view.error())));
            return;
        }
        whenDone(m_store.recordedDecisions(20), this, [this, verdict = Verdict{*view, 0, quorum, named}, reply](Result<std::vector<std::string>> ids) {
            if (ids)
                checkDecisions(verdict, std::move(*ids), {}, reply);
            else
                reply(tl::unexpected(std::move(ids.error())));
        });
    });
    return reply.future();
}

// A few are asked for at once and looked at in their order, so that the first bad one is the one that is named.
void RecordWatch::checkDecisions(Verdict verdict, std::vector<std::string> ids, std::deque<AskedProof> asked, Answerer<Result<QString>> reply)
{
    for (; asked.size() < proofsAtOnce && !ids.empty(); ids.pop_back())
        asked.push_back({ids.back(), m_api.inclusion(ids.back())});
    if (asked.empty()) {
        countWitnesses(verdict, reply);
        return;
    }
    auto answer = std::move(asked.front().answer);
    const std::string id = std::move(asked.front().decisionId);
    asked.pop_front();
    whenDone(std::move(answer), this,
        [this, verdict, ids = std::move(ids), asked = std::move(asked), id, reply](Answer<Inclusion> inclusion) mutable {
            if (!inclusion) {
                if (inclusion.error().error.code == ErrorCode::NotFound)
                    reply(fail(ErrorCode::Conflict,
                        "Decision #" + id.substr(id.size() - std::min<std::size_t>(8, id.size()))
                            + " was accepted, but the record does not hold it."));
                else
                    reply(tl::unexpected(inclusion.error().error));
                return;
            }
            if (auto good = checkInclusion(id, *inclusion); !good) {
                reply(fail(good.error().code, "Entry " + std::to_string(inclusion->index) + ": " + good.error().detail));
                return;
            }
            ++verdict.decisions;
            checkDecisions(verdict, std::move(ids), std::move(asked), reply);
        });
}

// Asked for again: others cosign after this console has read it.
void RecordWatch::countWitnesses(Verdict verdict, Answerer<Result<QString>> reply)
{
    whenDone(m_api.witnesses(), this, [this, verdict, reply](Answer<std::vector<std::string>> vkeys) {
        if (!vkeys) {
            // A backend from before there was a list of them.
            if (vkeys.error().error.code == ErrorCode::NotFound && verdict.quorum == 0)
                reply(sentence(verdict));
            else
                reply(tl::unexpected(vkeys.error().error));
            return;
        }
        whenDone(m_api.checkpoint(), this, [this, verdict, vkeys = std::move(*vkeys), reply](Answer<std::string> note) {
            if (!note) {
                reply(tl::unexpected(note.error().error));
                return;
            }
            // A newer checkpoint than the one just checked is the next check's business.
            const auto key = parseVerifierKey(m_vkey);
            const auto now = key ? openCheckpoint(*note, *key) : Result<Checkpoint>(tl::unexpected(key.error()));
            const std::string& looked = now && *now == verdict.view.checkpoint ? *note : m_note;
            const bool chosen = !verdict.named.empty();
            std::vector<std::string> counting = vkeys;
            if (chosen) // one whose key was revoked counts no longer, whatever the policy says
                std::erase_if(counting, [&verdict](const std::string& vkey) { return std::ranges::find(verdict.named, vkey) == verdict.named.end(); });
            const int cosigned = cosignedBy(looked, counting);
            if (cosigned < verdict.quorum) {
                reply(fail(ErrorCode::Unavailable,
                    "Only " + std::to_string(cosigned) + " of the " + std::to_string(verdict.quorum)
                        + " witnesses that are asked for have cosigned the newest checkpoint so far. Try again in a moment."));
                return;
            }
            if (chosen) {
                const auto all = static_cast<qsizetype>(verdict.named.size());
                reply(QString(sentence(verdict) % u' ' % tr("Cosigned by %1 of the %2 witnesses that the policy names.").arg(cosigned).arg(all)));
                return;
            }
            const QString told = vkeys.empty() ? tr("No other console watches it yet.")
                                               : tr("Cosigned by %1 of %2 witnesses.").arg(cosigned).arg(vkeys.size());
            reply(QString(sentence(verdict) % u' ' % told));
        });
    });
}

QString RecordWatch::sentence(const Verdict& verdict) const
{
    const QString entries = tr("%n entries", nullptr, static_cast<int>(verdict.view.checkpoint.size));
    const QString since = QLocale().toString(QDateTime::fromMSecsSinceEpoch(verdict.view.firstSeenAt), QLocale::ShortFormat);
    return verdict.decisions == 0
        ? tr("%1, signed and consistent since %2.").arg(entries, since)
        : tr("%1, signed and consistent since %2; your %n decision(s) are in it.", nullptr, verdict.decisions).arg(entries, since);
}

Result<void> RecordWatch::checkInclusion(const std::string& decisionId, const Inclusion& inclusion) const
{
    const auto key = parseVerifierKey(m_vkey);
    if (!key)
        return tl::unexpected(key.error());
    const auto checkpoint = openCheckpoint(inclusion.note, *key);
    if (!checkpoint)
        return tl::unexpected(checkpoint.error());
    if (!verifyInclusion(leafHash(inclusion.entry), inclusion.index, *checkpoint, inclusion.hashes))
        return fail(ErrorCode::Conflict, "The proof for decision " + decisionId + " does not lead to the record's checkpoint.");
    const auto entry = parseJson(inclusion.entry, {.maxBytes = 65535, .maxDepth = 32, .maxKeys = 1000, .maxString = 65535});
    if (!entry || !entry->is_object() || textAt(*entry, "subject") != decisionId)
        return fail(ErrorCode::Conflict, "The record proves another entry than decision " + decisionId + ".");
    const auto data = entry->find("data");
    if (data == entry->end() || !data->is_object() || !data->contains("statement") || !data->contains("signature"))
        return fail(ErrorCode::Conflict, "The record's entry of decision " + decisionId + " holds no signature.");
    const auto signature = fromBase64(textAt(*data, "signature"));
    // Decisions made with an earlier device key are vouched for by the record alone; ours we check ourselves.
    if (textAt(*data, "key_id") == keyId(m_device.publicKey)
        && (!signature || !countersign::verify(m_device.publicKey, canonicalJson((*data)["statement"]), *signature)))
        return fail(ErrorCode::Conflict, "The record's signature of decision " + decisionId + " is not the one made here.");
    return {};
}

}  // namespace countersign
