#include "services/console/desk/privacydeskimpl.h"

namespace countersign {

namespace {

QString utf16(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

}  // namespace

PrivacyDeskImpl::PrivacyDeskImpl(PrivacyParts parts, QObject* parent)
    : PrivacyDesk(parent)
    , m_parts(std::move(parts))
{
    connect(&m_parts.sync, &Sync::stateChanged, this, &PrivacyDesk::restoreQuestionChanged);
}

bool PrivacyDeskImpl::mayReveal() const
{
    return m_parts.person().may(Permission::Reveal);
}

QFuture<Result<RevealedCustomer>> PrivacyDeskImpl::reveal(const QString& draftId, RevealReason reason, const QString& note)
{
    Answerer<Result<RevealedCustomer>> reply;
    whenDone(m_parts.api.reveal(draftId.toStdString(), reason, note.toStdString()), this, [reply](Answer<RevealedCustomer> shown) {
        if (shown)
            reply(std::move(*shown));
        else
            reply(tl::unexpected(std::move(shown.error().error)));
    });
    return reply.future();
}

std::optional<RestoreQuestion> PrivacyDeskImpl::restoreQuestion() const
{
    const auto& back = m_parts.record.rolledBack();
    if (!back || m_parts.sync.state() != Sync::State::RecordRefused)
        return std::nullopt;
    RestoreQuestion question;
    question.seenEntries = back->seen.size;
    question.seenRoot = utf16(hex(view(back->seen.root)));
    question.seenFirstAt = back->seenFirstAt;
    question.nowEntries = back->now.size;
    question.nowRoot = utf16(hex(view(back->now.root)));
    question.explained = back->explained;
    question.restoredAt = back->restoredAt;
    question.reason = utf16(back->reason);
    question.by = utf16(back->by);
    question.restoredEntries = back->restored;
    question.acceptedAt = back->acceptedAt;
    question.mayAccept = m_parts.person().may(Permission::AcceptRestore);
    return question;
}

QFuture<Result<void>> PrivacyDeskImpl::acceptRestore()
{
    Answerer<Result<void>> reply;
    whenDone(m_parts.record.acceptRestore(m_parts.person().may(Permission::AcceptRestore)), this, [this, reply](Result<void> accepted) {
        if (accepted)
            m_parts.sync.resume();
        reply(std::move(accepted));
    });
    return reply.future();
}

}  // namespace countersign
