#include "ui/audit/evidencepdf.h"

#include "models/domain/tlog.h"
#include "models/domain/tlogpolicy.h"
#include "ui/audit/lineagepicture.h"
#include "ui/audit/pdfpaper.h"
#include "ui/draft/shorttext.h"
#include "ui/words/words.h"

#include <QCoreApplication>
#include <QLocale>
#include <utility>

namespace countersign {

namespace {

struct EvidenceWords {
    Q_DECLARE_TR_FUNCTIONS(EvidencePdf)
};

constexpr qreal evidenceWidth = 640, sectionGap = 18, lineGap = 4;
constexpr int evidenceCut = 400;

QString figure(std::int64_t number)
{
    return QLocale().toString(static_cast<qlonglong>(number));
}

QString moment(TimeMs at)
{
    return QString::fromStdString(formatTime(at));
}

} // namespace

class EvidencePaper::Writer {
public:
    Writer(const QFont& font, Qt::LayoutDirection direction, const EvidenceReport& report, const std::function<QString(const std::string&)>& nameOf)
        : m_paper(font, direction, QPageLayout::Portrait, evidenceWidth)
        , m_report(report)
        , m_nameOf(nameOf)
    {
    }
    [[nodiscard]] PdfPaper& paper() { return m_paper; }
    void front()
    {
        m_paper.paragraph(EvidenceWords::tr("Evidence report"), size::number, QFont::DemiBold);
        m_paper.paragraph(
            EvidenceWords::tr("Drawn up by %1 at %2 (UTC)").arg(m_report.madeBy, moment(m_report.at)), size::body, QFont::Normal, true);
        scope();
        counts();
        verification();
        howToCheck();
        list();
    }
    void lineage(const SampledSend& send)
    {
        m_paper.next();
        m_paper.paragraph(EvidenceWords::tr("Lineage of draft %1").arg(shortText(send.draftId, evidenceCut)), size::title, QFont::DemiBold);
        m_paper.gap(sectionGap / 2);
        const auto found = m_report.lineages.find(send.draftId);
        if (found == m_report.lineages.end())
            line(EvidenceWords::tr("It could not be read when the report was drawn up."));
        else
            writeLineageSteps(m_paper, found->second);
    }

private:
    void heading(const QString& words)
    {
        m_paper.gap(sectionGap);
        m_paper.paragraph(words, size::title, QFont::DemiBold);
        m_paper.gap(lineGap);
    }
    void line(const QString& words)
    {
        m_paper.paragraph(words, size::body);
        m_paper.gap(lineGap);
    }
    void exact(const QString& words) // keys, hashes, commands
    {
        m_paper.paragraph(words, size::label, QFont::Normal, false, true);
        m_paper.gap(lineGap);
    }
    void scope()
    {
        heading(EvidenceWords::tr("Scope"));
        for (const QString& sentence : planSentences(m_report.sample.plan, m_nameOf))
            line(sentence);
        line(EvidenceWords::tr("The record holds this plan and what it drew as entry %1.").arg(m_report.sample.entry));
    }
    void counts()
    {
        heading(EvidenceWords::tr("Counts"));
        line(populationSentence(m_report.sample.population));
        line(EvidenceWords::tr("Drawn: %1.").arg(figure(static_cast<std::int64_t>(m_report.sample.sends.size()))));
        const auto missing = static_cast<std::int64_t>(m_report.sample.sends.size()) - static_cast<std::int64_t>(m_report.lineages.size());
        if (missing > 0)
            line(EvidenceWords::tr("Lineages that could not be read: %1. They are named below.").arg(figure(missing)));
    }
    void verification()
    {
        heading(EvidenceWords::tr("Verification"));
        line(m_report.intact ? EvidenceWords::tr("The record verified on this computer. %1").arg(m_report.verdict)
                             : EvidenceWords::tr("The record was NOT verified. %1").arg(m_report.verdict));
        if (!m_report.heads) {
            line(EvidenceWords::tr("The checkpoint is left out: its reader may not export the record."));
            return;
        }
        line(EvidenceWords::tr("The checkpoint of that moment, with the signature of the record and of its witnesses:"));
        for (const QString& words : QString::fromStdString(m_report.heads->checkpoint).split(u'\n'))
            if (!words.isEmpty())
                exact(words);
        line(EvidenceWords::tr("The key of the record:"));
        exact(QString::fromStdString(m_report.heads->vkey));
        const auto policy = parsePolicy(m_report.heads->policy);
        line(EvidenceWords::tr("Witnesses that cosigned it: %1.").arg(policy ? static_cast<qlonglong>(policy->witnesses.size()) : 0));
    }
    void howToCheck()
    {
        heading(EvidenceWords::tr("How to check it yourself"));
        line(EvidenceWords::tr("1. Take the whole record out and verify it offline, with a key that you got another way than with it:"));
        exact(QStringLiteral("countersignctl --url URL --login NAME audit export BUNDLE\ncountersignctl audit verify BUNDLE --vkey KEYFILE"));
        line(EvidenceWords::tr("2. Draw the same sends again: the plan stands in the record."));
        exact(QStringLiteral("countersignctl --url URL --login NAME audit sample --repeat %1").arg(m_report.sample.entry));
        line(EvidenceWords::tr("3. Check one decision with OpenSSL or any other program that knows Ed25519: its signature is over the canonical JSON (RFC "
                               "8785) of “statement” in its entry, and its key is enrolled by an earlier entry."));
        exact(QStringLiteral("openssl pkeyutl -verify -pubin -inkey key.der -keyform DER -rawin -in statement.json -sigfile signature.bin"));
        line(EvidenceWords::tr("4. The bundle is in the formats of c2sp.org/tlog-tiles, tlog-checkpoint and tlog-cosignature: other people’s tools read it."));
    }
    void list()
    {
        heading(EvidenceWords::tr("Sends drawn"));
        int number = 0;
        for (const SampledSend& send : m_report.sample.sends) {
            QStringList parts{ moment(send.at), shortText(send.shop, evidenceCut) };
            if (!send.value.currency.empty())
                parts << moneyWord(send.value);
            parts << (send.automatic ? EvidenceWords::tr("by policy, without a person") : m_nameOf(send.person));
            if (send.overridden)
                parts << EvidenceWords::tr("a requirement overridden");
            if (send.unknown)
                parts << EvidenceWords::tr("outcome unknown");
            parts.removeAll(QString());
            m_paper.paragraph(EvidenceWords::tr("%1. Draft %2, entry %3").arg(++number).arg(shortText(send.draftId, evidenceCut)).arg(send.index),
                size::body, QFont::DemiBold);
            m_paper.paragraph(parts.join(QStringLiteral(" · ")), size::label, QFont::Normal, true);
            m_paper.gap(lineGap);
        }
        if (m_report.sample.sends.empty())
            line(EvidenceWords::tr("There was nothing to draw from."));
    }

    PdfPaper m_paper;
    const EvidenceReport& m_report;
    const std::function<QString(const std::string&)>& m_nameOf;
};

QStringList planSentences(const SamplePlan& plan, const std::function<QString(const std::string& personId)>& nameOf)
{
    QStringList sentences;
    if (plan.from && plan.to)
        sentences << EvidenceWords::tr("Sends from %1 until before %2 (UTC).").arg(moment(*plan.from), moment(*plan.to));
    else if (plan.from)
        sentences << EvidenceWords::tr("Sends from %1 on (UTC).").arg(moment(*plan.from));
    else if (plan.to)
        sentences << EvidenceWords::tr("Sends until before %1 (UTC).").arg(moment(*plan.to));
    else
        sentences << EvidenceWords::tr("Sends of any time.");
    sentences << (plan.shop.empty() ? EvidenceWords::tr("Every shop.") : EvidenceWords::tr("Of the shop %1.").arg(shortText(plan.shop, 80)));
    if (plan.person == "policy")
        sentences << EvidenceWords::tr("Only those sent by policy, without a person.");
    else if (!plan.person.empty())
        sentences << EvidenceWords::tr("Only those approved by %1.").arg(nameOf(plan.person));
    if (!plan.currency.empty())
        sentences << EvidenceWords::tr("Only carts in %1.").arg(text(plan.currency));
    if (plan.minMinor && !plan.currency.empty())
        sentences << EvidenceWords::tr("Carts of at least %1.").arg(moneyWord({ *plan.minMinor, plan.currency }));
    else if (plan.minMinor)
        sentences << EvidenceWords::tr("Carts of at least %1 in minor units of their own currency.").arg(figure(*plan.minMinor));
    if (plan.maxMinor && !plan.currency.empty())
        sentences << EvidenceWords::tr("Carts of at most %1.").arg(moneyWord({ *plan.maxMinor, plan.currency }));
    else if (plan.maxMinor)
        sentences << EvidenceWords::tr("Carts of at most %1 in minor units of their own currency.").arg(figure(*plan.maxMinor));
    sentences << (plan.method == SampleMethod::Random
            ? EvidenceWords::tr("Drawn at random, each send with the same chance: those with the smallest −ln(u), u from SHA-256 of the seed and the draft’s id.")
            : EvidenceWords::tr("Drawn by risk: those with the smallest −ln(u) / w, u from SHA-256 of the seed and the draft’s id (Efraimidis and "
                                "Spirakis, 2006); w = 1 + value / mean value of its currency (as in monetary unit sampling, ISA 530) + 2 without a person + "
                                "2 with an overridden requirement + 3 with an unknown outcome."));
    sentences << EvidenceWords::tr("Wanted: %1.").arg(figure(plan.count));
    if (!plan.seed.empty())
        sentences << EvidenceWords::tr("Seed: %1. Entries of the record that it was drawn from: %2.").arg(shortText(plan.seed, 80), figure(plan.size));
    return sentences;
}

QString populationSentence(const SamplePopulation& population)
{
    QStringList sums;
    for (const Money& value : population.values)
        sums << moneyWord(value);
    QString words = EvidenceWords::tr("Sends to draw from: %1; without a person: %2; with an overridden requirement: %3; outcome unknown: %4.")
                        .arg(figure(population.sends), figure(population.automatic), figure(population.overridden), figure(population.unknown));
    if (!sums.isEmpty())
        words += u' ' % EvidenceWords::tr("Value of their carts: %1.").arg(sums.join(QStringLiteral(" · ")));
    return words;
}

QByteArray evidencePdf(const EvidenceReport& report, const QFont& font, Qt::LayoutDirection direction,
    const std::function<QString(const std::string& personId)>& nameOf)
{
    EvidencePaper paper(report, font, direction, nameOf);
    while (paper.writeNext()) { }
    return paper.end();
}

EvidencePaper::EvidencePaper(
    EvidenceReport report, const QFont& font, Qt::LayoutDirection direction, std::function<QString(const std::string& personId)> nameOf)
    : m_report(std::move(report))
    , m_nameOf(std::move(nameOf))
    , m_writer(std::make_unique<Writer>(font, direction, m_report, m_nameOf))
{
    if (!m_writer->paper().begin(EvidenceWords::tr("Evidence report")))
        m_writer.reset();
}

EvidencePaper::~EvidencePaper() = default;

int EvidencePaper::sends() const
{
    return static_cast<int>(m_report.sample.sends.size());
}

bool EvidencePaper::writeNext()
{
    if (!m_writer)
        return false;
    if (!std::exchange(m_begun, true))
        m_writer->front();
    else if (m_written < sends())
        m_writer->lineage(m_report.sample.sends[static_cast<std::size_t>(m_written++)]);
    return m_written < sends();
}

QByteArray EvidencePaper::end()
{
    return m_writer ? m_writer->paper().end(m_report.at) : QByteArray();
}

} // namespace countersign
