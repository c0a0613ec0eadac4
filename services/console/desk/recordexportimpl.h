#pragma once
// Asks for one page or proof, has it written, asks for the next; of tiles a few at once, written in their order.
#include "services/base/bundlefolder.h"
#include "services/base/entryfile.h"
#include "services/base/prooffolder.h"
#include "services/base/rowfile.h"
#include "services/base/threadpool.h"
#include "services/console/api/apiclient.h"
#include "services/console/desk/recordexport.h"

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace countersign {

class RecordExportImpl final : public RecordExport {
    Q_OBJECT
public:
    explicit RecordExportImpl(ApiClient& api, QObject* parent = nullptr);
    ~RecordExportImpl() override;
    void start(const ExportWish& wish) override;
    void cancel() override;
    [[nodiscard]] bool running() const override { return m_running; }

private:
    // Touched on the disk's thread alone, by one piece of work after another.
    struct Files {
        std::optional<EntryFile> entries;
        std::optional<BundleFolder> bundle;
        std::optional<ProofFolder> proofs;
        std::optional<RowFile> report;
    };
    struct BundleStep {
        std::vector<std::string> upcoming; // empty: the bundle is whole
        std::int64_t done = 0;
        std::int64_t total = 0;
        std::int64_t kept = 0;
    };
    struct Added { // to a file of entries
        std::int64_t now = 0;
        std::int64_t all = 0;
        std::int64_t last = -1;
    };
    struct Written { // of a report
        std::string cursor; // of the page to ask for next
        std::int64_t rows = 0;
        bool whole = false;
    };
    template <class T, class Then>
    void whenAnswered(QFuture<Answer<T>> answer, Then then);
    template <class T, class Then>
    void onDisk(std::function<Result<T>()> work, Then then);
    [[nodiscard]] static Result<BundleStep> stepOf(Files& files);
    void countFirst(std::function<void()> then); // how many entries the filter finds, where one may know
    void startBundle();
    void nextTile(const BundleStep& step);
    void startEntries();
    void nextEntries();
    void startProofs();
    void nextDecisions();
    void nextProof();
    void startReport();
    [[nodiscard]] static Written writtenOf(const Files& files);
    void nextRows(const std::string& cursor);
    void tell(std::int64_t done);
    void end(const Error& error);
    void complete(std::int64_t items, std::int64_t kept);
    ApiClient& m_api;
    ExportWish m_wish;
    std::shared_ptr<Files> m_files;
    std::deque<QFuture<Answer<std::string>>> m_tiles; // asked for and not written yet, in the bundle's order
    std::vector<std::string> m_decisions; // whose proofs are still to be asked for, the next one last
    std::int64_t m_last = -1; // index of the last entry that came
    std::int64_t m_done = 0;
    std::int64_t m_kept = 0;
    std::int64_t m_total = 0;
    quint64 m_generation = 0;
    bool m_running = false;
    bool m_lastPage = false;
    ThreadPool m_disk{ 1, "exports" }; // last member: joined before anything it might answer to goes
};

}  // namespace countersign
