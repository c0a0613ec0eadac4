#pragma once
// The record out of the backend.
#include "services/console/api/apiclient.h"
#include "services/console/desk/auditdesk.h"
#include "services/console/desk/recordexportimpl.h"
#include "services/console/desk/viewsdesk.h"
#include "services/console/store/localstore.h"

#include <QTimer>

namespace countersign {

class AuditDeskImpl final : public AuditDesk {
    Q_OBJECT
public:
    // `searches` outlives this.
    AuditDeskImpl(ApiClient& api, LocalStore& store, ViewsDesk& searches, int pollMs = 3000, QObject* parent = nullptr);
    void setOnline(bool online);

    [[nodiscard]] bool online() const override { return m_online; }
    [[nodiscard]] QFuture<Result<AuditPage>> search(const AuditFilter& filter, const std::string& cursor, int limit) override;
    [[nodiscard]] QFuture<Result<AuditHistogram>> histogram(const AuditFilter& filter) override;
    [[nodiscard]] QFuture<Result<LineageGraph>> lineage(const std::string& draftId) override;
    [[nodiscard]] QFuture<Result<std::string>> find(AuditKey by, const std::string& value) override;
    [[nodiscard]] QFuture<Result<AuditReport>> report(const AuditReportWish& wish, const std::string& cursor) override;
    [[nodiscard]] RecordExport& exports() override { return m_exports; }
    [[nodiscard]] QFuture<Result<SamplePopulation>> population(const SamplePlan& plan) override;
    [[nodiscard]] QFuture<Result<AuditSample>> drawSample(const SamplePlan& plan) override;
    [[nodiscard]] QFuture<Result<RecordHeads>> heads() override;
    [[nodiscard]] int quorum() const override { return m_quorum; }
    [[nodiscard]] QFuture<Result<void>> setQuorum(int witnesses) override;
    void follow(bool follow) override;
    [[nodiscard]] ViewsDesk& searches() override { return m_searches; }
    [[nodiscard]] QFuture<Result<void>> saveFile(const QString& path, const QByteArray& bytes) override;

private:
    template <class T, class Ask>
    [[nodiscard]] QFuture<Result<T>> ask(const Ask& call);
    void poll();
    void takeOver(const QString& stored);
    ApiClient& m_api;
    LocalStore& m_store;
    ViewsDesk& m_searches;
    RecordExportImpl m_exports;
    QTimer m_poll;
    std::int64_t m_size = -1;  // of the record at the last look; -1: not looked yet
    int m_quorum = 0;
    bool m_quorumSet = false;  // since the start; what was kept comes later than that and is older
    bool m_polling = false;
    bool m_following = false;
    bool m_online = false;
};

}  // namespace countersign
