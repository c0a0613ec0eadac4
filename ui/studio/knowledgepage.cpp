#include "ui/studio/knowledgepage.h"

#include "models/view/followup.h"
#include "ui/draft/shorttext.h"
#include "ui/parts/keybutton.h"
#include "ui/parts/notice.h"
#include "ui/parts/progressline.h"
#include "ui/studio/confirmstrip.h"
#include "ui/studio/rowlist.h"
#include "ui/studio/shoppicker.h"
#include "ui/studio/studiosession.h"
#include "ui/studio/studiowords.h"
#include "ui/words/sentences.h"
#include "ui/words/times.h"
#include "ui/words/words.h"

#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QKeyEvent>
#include <QLineEdit>
#include <QVBoxLayout>
#include <algorithm>
#include <array>

namespace countersign {

namespace {

constexpr const char* kinds[] = { "brand_guide", "tone", "do_and_dont", "policy", "product_facts", "approved_message" };
constexpr int fileNameCut = 120;

} // namespace

KnowledgePage::KnowledgePage(const Theme& theme, StudioSession& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_shop(new ShopPicker(session.studio(), false, QStringLiteral("knowledgeShopComboBox"), this))
    , m_notice(new Notice(theme, this))
    , m_waits(new ProgressLine(theme, QStringLiteral("knowledgeProgressLine"), this))
    , m_adding(new QWidget(this))
    , m_path(nullptr)
    , m_kind(nullptr)
    , m_language(nullptr)
    , m_import(nullptr)
    , m_none(makeLabel(this, size::body, QFont::Normal, true))
    , m_list(new RowList(theme, tr("What the shop knows"), QStringLiteral("knowledgeRowList"), this))
    , m_strip(new ConfirmStrip(theme, QStringLiteral("knowledgeConfirmStrip"), this))
    , m_add(new KeyButton(theme, QStringLiteral("A"), tr("Add a file"), this))
    , m_policies(new KeyButton(theme, QStringLiteral("I"), tr("Import policy pages"), this))
    , m_remove(new KeyButton(theme, QKeySequence(Qt::Key_Delete).toString(QKeySequence::NativeText), tr("Remove"), this))
{
    setObjectName(QStringLiteral("studioKnowledgePage"));
    setAccessibleName(tr("Knowledge"));
    setFocusPolicy(Qt::StrongFocus);
    m_add->setObjectName(QStringLiteral("knowledgeAddKeyButton"));
    m_remove->setObjectName(QStringLiteral("knowledgeRemoveKeyButton"));
    m_policies->setObjectName(QStringLiteral("knowledgePoliciesKeyButton"));
    m_none->setObjectName(QStringLiteral("knowledgeNoneLabel"));
    m_none->setWordWrap(true);
    QLabel* title = makeLabel(this, size::title, QFont::DemiBold);
    title->setText(tr("Knowledge"));
    QLabel* about = makeLabel(this, size::body, QFont::Normal, true);
    about->setWordWrap(true);
    about->setText(tr("Brand guide, tone, policies, product facts and approved messages, as Markdown, HTML or text. The composer cites what "
                      "it uses; nothing in these files can give it orders."));
    auto* head = new QHBoxLayout;
    head->setSpacing(space::related);
    head->addWidget(title);
    head->addWidget(m_shop);
    head->addStretch(1);
    head->addWidget(m_remove);
    head->addWidget(m_policies);
    head->addWidget(m_add);
    buildAdding(theme);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::pane, space::card, space::pane, space::card);
    column->setSpacing(space::related);
    column->addLayout(head);
    column->addWidget(about);
    column->addWidget(m_notice);
    column->addWidget(m_waits);
    column->addWidget(m_adding);
    column->addWidget(m_strip);
    column->addWidget(m_none);
    column->addWidget(m_list, 1);
    column->addStretch(0);
    const std::array<QWidget*, 5> reading{ m_shop, m_remove, m_policies, m_add, m_path };
    for (std::size_t i = 1; i < reading.size(); ++i)
        setTabOrder(reading[i - 1], reading[i]);
    setTabOrder(m_import, m_list);
    connect(m_shop, &ShopPicker::shopChosen, this, &KnowledgePage::load);
    connect(m_add, &QPushButton::clicked, this, &KnowledgePage::add);
    connect(m_policies, &QPushButton::clicked, this, &KnowledgePage::importPolicies);
    connect(m_remove, &QPushButton::clicked, this, &KnowledgePage::askRemove);
    connect(m_strip, &ConfirmStrip::confirmed, this, [this](const QString& id) { remove(id); });
    connect(m_strip, &ConfirmStrip::closed, this, &KnowledgePage::focusList);
    connect(&session, &StudioSession::stateChanged, this, &KnowledgePage::showState);
    take(std::vector<KnowledgeEntry>());
}

void KnowledgePage::buildAdding(const Theme& theme)
{
    m_path = new QLineEdit(m_adding);
    m_path->setObjectName(QStringLiteral("knowledgePathLineEdit"));
    m_path->setPlaceholderText(tr("File: .md, .html or .txt"));
    m_path->setAccessibleName(tr("File: .md, .html or .txt"));
    auto* choose = new LinkButton(theme, tr("Choose…"), m_adding);
    choose->setObjectName(QStringLiteral("knowledgeChooseLinkButton"));
    m_kind = new QComboBox(m_adding);
    m_kind->setObjectName(QStringLiteral("knowledgeKindComboBox"));
    m_kind->setAccessibleName(tr("Kind"));
    for (const char* kind : kinds)
        m_kind->addItem(knowledgeKindWord(kind), QString::fromLatin1(kind));
    m_language = new QComboBox(m_adding);
    m_language->setObjectName(QStringLiteral("knowledgeLanguageComboBox"));
    m_language->setAccessibleName(tr("Language"));
    for (const char* language : { "", "en", "de" })
        m_language->addItem(scopeLanguageWord(language), QString::fromLatin1(language));
    m_import = new KeyButton(theme, QKeySequence(Qt::Key_Enter).toString(QKeySequence::NativeText), tr("Import"), m_adding);
    m_import->setObjectName(QStringLiteral("knowledgeImportKeyButton"));
    m_import->setPrimary(true);
    auto* row = new QHBoxLayout(m_adding);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::related);
    row->addWidget(m_path, 1);
    row->addWidget(choose);
    row->addWidget(m_kind);
    row->addWidget(m_language);
    row->addWidget(m_import);
    const std::array<QWidget*, 5> reading{ m_path, choose, m_kind, m_language, m_import };
    for (std::size_t i = 1; i < reading.size(); ++i)
        setTabOrder(reading[i - 1], reading[i]);
    m_adding->hide();
    connect(choose, &QPushButton::clicked, this, &KnowledgePage::choosePath);
    connect(m_path, &QLineEdit::textChanged, this, &KnowledgePage::showState);
    connect(m_import, &QPushButton::clicked, this, &KnowledgePage::import);
}

void KnowledgePage::choosePath()
{
    auto* dialog = new QFileDialog(this, tr("Choose a file"), QString(), tr("Text (*.md *.html *.htm *.txt)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, m_path, &QLineEdit::setText);
    dialog->open();
}

void KnowledgePage::refresh()
{
    m_shop->refresh();
    load();
}

void KnowledgePage::load()
{
    const quint64 generation = ++m_generation;
    if (m_shop->shopId().empty() || !m_session.mayEdit()) {
        take(std::vector<KnowledgeEntry>());
        return;
    }
    whenDone(m_session.studio().knowledge(m_shop->shopId()), this, [this, generation](const Result<std::vector<KnowledgeEntry>>& files) {
        if (generation == m_generation)
            take(files);
    });
}

void KnowledgePage::take(const Result<std::vector<KnowledgeEntry>>& files)
{
    if (files) {
        m_files = *files;
    } else {
        const ErrorWords words = refusalWords(files.error());
        m_notice->showNotice(Tone::Warn, words.sentence, {}, words.code);
    }
    std::vector<ListRow> rows;
    const TimeMs now = wallClock();
    for (const KnowledgeEntry& file : m_files) {
        ListRow row;
        row.id = text(file.id);
        row.title = shortText(file.name, fileNameCut);
        row.chips.push_back({ knowledgeKindWord(file.kind), Tone::Neutral });
        row.trailing = tr("%n passage(s)", nullptr, static_cast<int>(std::min<std::int64_t>(file.passages, 1'000'000)));
        row.line = tr("%1 · by %2 %3", "language, person, ago").arg(scopeLanguageWord(file.language), shortText(file.personName, 60), agoWords(file.at, now));
        rows.push_back(std::move(row));
    }
    m_list->setRows(std::move(rows));
    m_list->setVisible(m_list->rows() > 0);
    m_none->setVisible(m_list->rows() == 0);
    m_none->setText(!m_session.mayEdit() ? tr("What the shop knows is shown to those who may change prompts.")
            : m_shop->shopId().empty() ? tr("No shop is known yet.")
                                       : tr("Nothing yet. A adds the brand guide, say; drafts then cite it."));
    showState();
}

void KnowledgePage::showState()
{
    const QString why = m_shop->shopId().empty() ? tr("No shop is known yet.") : m_session.whyNotEdit();
    m_add->setEnabled(why.isEmpty());
    m_add->setToolTip(why);
    m_waits->setWaiting(m_importing, tr("Importing…"));
    m_policies->setEnabled(why.isEmpty() && !m_importing);
    m_policies->setToolTip(why);
    m_remove->setVisible(m_list->rows() > 0);
    m_remove->setEnabled(why.isEmpty());
    m_remove->setToolTip(why);
    m_import->setEnabled(why.isEmpty() && !m_importing && !m_path->text().trimmed().isEmpty());
}

void KnowledgePage::add()
{
    if (!m_add->isEnabled())
        return;
    m_strip->hide();
    m_adding->show();
    m_path->setFocus(Qt::OtherFocusReason);
}

void KnowledgePage::import()
{
    if (!m_import->isEnabled())
        return;
    const QString path = m_path->text().trimmed();
    KnowledgeUpload about;
    about.shopId = m_shop->shopId();
    about.kind = m_kind->currentData().toString().toStdString();
    about.language = m_language->currentData().toString().toStdString();
    about.name = QFileInfo(path).fileName().toStdString();
    m_importing = true;
    showState();
    whenDone(m_session.studio().addKnowledgeFile(about, path), this, [this, name = text(about.name)](const Result<void>& added) {
        m_importing = false;
        if (added) {
            m_notice->hide();
            m_path->clear();
            m_adding->hide();
            load();
            focusList();
            Q_EMIT m_session.told(Tone::Good, tr("“%1” is imported.").arg(name));
        } else {
            const ErrorWords words = refusalWords(added.error());
            m_notice->showNotice(Tone::Bad, words.sentence, {}, words.code);
        }
        showState();
    });
}

void KnowledgePage::importPolicies()
{
    if (!m_policies->isEnabled())
        return;
    m_importing = true;
    showState();
    whenDone(m_session.studio().importPolicies(m_shop->shopId()), this, [this](const Result<PolicyImport>& imported) {
        m_importing = false;
        if (imported) {
            m_notice->hide();
            load();
            Q_EMIT m_session.told(Tone::Good, tr("%n policy page(s) imported from the shop.", nullptr, imported->files));
            QStringList skipped;
            for (const PolicyImport::Skipped& page : imported->skipped)
                skipped << shortText(page.name, fileNameCut) % u": " % sentenceText(page.why);
            if (!skipped.isEmpty())
                m_notice->showNotice(Tone::Warn,
                    tr("%n policy page(s) of the shop could not be imported.", nullptr, static_cast<int>(skipped.size())), skipped);
        } else {
            const ErrorWords words = refusalWords(imported.error());
            m_notice->showNotice(Tone::Bad, words.sentence, {}, words.code);
        }
        showState();
    });
}

void KnowledgePage::askRemove()
{
    const auto file = std::ranges::find(m_files, m_list->currentId().toStdString(), &KnowledgeEntry::id);
    if (!m_remove->isEnabled() || file == m_files.end())
        return;
    m_adding->hide();
    m_strip->ask({ m_list->currentId(), tr("“%1” is no longer used for drafts from now on.").arg(shortText(file->name, fileNameCut)),
        tr("Remove"), false });
}

void KnowledgePage::remove(const QString& id)
{
    whenDone(m_waits->follow(m_session.studio().removeKnowledge(id.toStdString()), tr("Being removed…")), this, [this](const Result<void>& gone) {
        if (!gone) {
            const ErrorWords words = refusalWords(gone.error());
            m_notice->showNotice(Tone::Bad, words.sentence, {}, words.code);
        }
        load();
    });
}

void KnowledgePage::focusList()
{
    if (m_list->isVisible())
        m_list->setFocus(Qt::OtherFocusReason);
    else
        setFocus(Qt::OtherFocusReason);
}

void KnowledgePage::keyPressEvent(QKeyEvent* event)
{
    const bool adding = m_adding->isVisible() && m_adding->isAncestorOf(focusWidget());
    if (adding && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        import();
    } else if (adding && event->key() == Qt::Key_Escape) {
        m_adding->hide();
        focusList();
    } else if (!adding) {
        event->ignore();
    }
}

} // namespace countersign
