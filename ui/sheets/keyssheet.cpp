#include "ui/sheets/keyssheet.h"

#include "models/view/followup.h"
#include "ui/keys/keyfile.h"
#include "ui/parts/chip.h"
#include "ui/parts/keybutton.h"
#include "ui/theme/style.h"

#include <QFile>
#include <QFileDialog>
#include <QKeyEvent>
#include <QListWidget>
#include <QPainter>
#include <QSaveFile>
#include <QStyledItemDelegate>
#include <QThreadPool>
#include <QVBoxLayout>
#include <algorithm>

namespace countersign {

namespace {

constexpr int keyRowHeight = 26, capColumn = 92;
constexpr int leastKeyRows = 4, mostKeyRows = 12, besideKeyRows = 650; // of the window: message, requirements, bars and the sheet's own lines
enum KeyRole { VerbRole = Qt::UserRole + 1, CapRole, MeaningRole, ChangedRole };

// Cap, meaning, and a word when it is not the shipped key.
class KeyRow final : public QStyledItemDelegate {
public:
    KeyRow(const Theme& theme, QObject* parent)
        : QStyledItemDelegate(parent)
        , m_theme(theme)
    {
    }
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return { 0, keyRowHeight }; }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Tokens& tokens = m_theme.tokens();
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        const auto visual = [&](const QRect& r) { return QStyle::visualRect(option.direction, option.rect, r.translated(option.rect.topLeft())); };
        const auto leading = QStyle::visualAlignment(option.direction, Qt::AlignLeft) | Qt::AlignVCenter;
        painter->save();
        if (selected)
            painter->fillRect(option.rect, tokens.selection);
        const QFont face = chipFont(option.font);
        const QString cap = index.data(CapRole).toString();
        if (!cap.isEmpty()) {
            const QSize chip = chipSize(face, cap);
            paintChip(*painter,
                visual(QRect(space::related, (keyRowHeight - chip.height()) / 2, std::min(chip.width(), capColumn - 12), chip.height())),
                face, cap, index.data(ChangedRole).toBool() ? Tone::Accent : Tone::Neutral, tokens);
        }
        painter->setFont(sized(option.font, size::body));
        painter->setPen(tokens.text);
        const int room = option.rect.width() - capColumn - space::related;
        painter->drawText(visual(QRect(capColumn, 0, room, keyRowHeight)), static_cast<int>(leading),
            QFontMetrics(painter->font()).elidedText(index.data(MeaningRole).toString(), Qt::ElideRight, room));
        if (selected && option.state.testFlag(QStyle::State_HasFocus))
            paintFocusRing(*painter, option.rect, m_theme);
        painter->restore();
    }

private:
    const Theme& m_theme;
};

QFuture<Result<QByteArray>> readFile(const QString& path)
{
    Answerer<Result<QByteArray>> answer;
    QThreadPool::globalInstance()->start([answer, path] {
        QFile file(path);
        if (file.open(QIODevice::ReadOnly))
            answer(file.read(keyFileMost + 1));
        else
            answer(fail(ErrorCode::Storage, file.errorString().toStdString()));
    });
    return answer.future();
}

QFuture<Result<void>> writeFile(const QString& path, const QByteArray& bytes)
{
    Answerer<Result<void>> answer;
    QThreadPool::globalInstance()->start([answer, path, bytes] {
        QSaveFile file(path);
        if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
            answer(Result<void>());
        else
            answer(fail(ErrorCode::Storage, file.errorString().toStdString()));
    });
    return answer.future();
}

} // namespace

KeysSheet::KeysSheet(const Theme& theme, KeyMap& keys, QWidget* parent)
    : Sheet(theme, tr("Keys"), parent)
    , m_keys(keys)
    , m_list(new QListWidget(this))
    , m_line(makeLabel(this, size::body, QFont::Normal, true))
    , m_change(addVerb(tr("Change this key"), QStringLiteral("keysChangeKeyButton")))
    , m_swap(new KeyButton(theme, QStringLiteral("S"), tr("Swap the two"), this))
    , m_reset(new LinkButton(theme, tr("Reset this key"), this))
    , m_resetAll(new LinkButton(theme, tr("Reset all"), this))
    , m_export(new LinkButton(theme, tr("Export…"), this))
    , m_import(new LinkButton(theme, tr("Import…"), this))
{
    setObjectName(QStringLiteral("reviewKeysSheet"));
    build();
    connect(&m_keys, &KeyMap::changed, this, &KeysSheet::refresh);
    connect(m_list, &QListWidget::currentRowChanged, this, [this] { ask(Asking::Nothing); });
    connect(m_list, &QListWidget::itemActivated, this, [this] { ask(Asking::Key); });
    connect(m_change, &QPushButton::clicked, this, [this] { ask(Asking::Key); });
    connect(m_swap, &QPushButton::clicked, this, &KeysSheet::swap);
    connect(m_reset, &QPushButton::clicked, this, [this] {
        if (const auto verb = chosen())
            m_keys.reset(*verb);
        ask(Asking::Nothing);
    });
    connect(m_resetAll, &QPushButton::clicked, this, [this] {
        m_keys.resetAll();
        say(tr("All keys are as shipped."));
    });
    connect(m_export, &QPushButton::clicked, this, [this] { chooseFile(true); });
    connect(m_import, &QPushButton::clicked, this, [this] { chooseFile(false); });
    refresh();
}

void KeysSheet::build()
{
    m_list->setObjectName(QStringLiteral("keysListWidget"));
    m_list->setAccessibleName(tr("Commands and their keys"));
    m_list->setItemDelegate(new KeyRow(theme(), m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMinimumHeight(leastKeyRows * keyRowHeight);
    m_list->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    m_list->installEventFilter(this);
    m_line->setObjectName(QStringLiteral("keysLineLabel"));
    m_line->setWordWrap(true);
    m_swap->setObjectName(QStringLiteral("keysSwapKeyButton"));
    m_reset->setObjectName(QStringLiteral("keysResetLinkButton"));
    m_resetAll->setObjectName(QStringLiteral("keysResetAllLinkButton"));
    m_export->setObjectName(QStringLiteral("keysExportLinkButton"));
    m_import->setObjectName(QStringLiteral("keysImportLinkButton"));
    auto* links = new QHBoxLayout;
    links->setSpacing(space::card);
    links->addWidget(m_swap);
    for (LinkButton* link : { m_reset, m_resetAll, m_export, m_import }) {
        link->setShrinkable(true);
        links->addWidget(link);
    }
    links->addStretch(1);
    content().addWidget(m_list);
    content().addWidget(m_line); // a row of its own: beside the links a narrow pane left it a word's width
    content().addLayout(links);
    m_swap->hide();
}

void KeysSheet::open()
{
    // A sheet is never laid out lower than it asks for, so it asks for no more than leaves the requirements above it whole.
    m_list->setMaximumHeight(std::clamp((window()->height() - besideKeyRows) / keyRowHeight, leastKeyRows, mostKeyRows) * keyRowHeight);
    show();
    if (m_list->currentRow() < 0)
        m_list->setCurrentRow(0);
    ask(Asking::Nothing);
    m_list->setFocus(Qt::OtherFocusReason);
}

QString KeysSheet::line() const
{
    return m_line->text();
}

std::optional<Verb> KeysSheet::chosen() const
{
    const QListWidgetItem* item = m_list->currentItem();
    return item == nullptr ? std::nullopt : std::optional(static_cast<Verb>(item->data(VerbRole).toInt()));
}

void KeysSheet::refresh()
{
    const auto& bindings = m_keys.bindings();
    for (int row = 0; row < static_cast<int>(bindings.size()); ++row) {
        const KeyBinding& binding = bindings[static_cast<std::size_t>(row)];
        QListWidgetItem* item = row < m_list->count() ? m_list->item(row) : new QListWidgetItem(m_list);
        const QString cap = m_keys.cap(binding.verb);
        item->setData(VerbRole, static_cast<int>(binding.verb));
        item->setData(CapRole, cap);
        item->setData(MeaningRole, keyMeaning(binding.verb));
        item->setData(ChangedRole, !m_keys.isShipped(binding.verb));
        QString spoken = cap.isEmpty() ? tr("%1: no key").arg(keyMeaning(binding.verb)) : tr("%1: key %2").arg(keyMeaning(binding.verb), cap);
        if (!m_keys.isShipped(binding.verb))
            spoken += u", " % tr("changed");
        item->setData(Qt::AccessibleTextRole, spoken);
        item->setToolTip(m_keys.isShipped(binding.verb) ? QString() : tr("Shipped as %1").arg(keyCap(binding.verb)));
    }
    const auto verb = chosen();
    m_reset->setEnabled(verb && !m_keys.isShipped(*verb));
}

void KeysSheet::ask(Asking asking)
{
    m_asking = asking;
    const auto verb = chosen();
    // The window's own chords rest while the next one is meant for this sheet.
    m_list->setProperty("capturesKeys", asking != Asking::Nothing);
    m_swap->setVisible(asking == Asking::Swap);
    for (LinkButton* link : { m_reset, m_resetAll, m_export, m_import })
        link->setVisible(asking != Asking::Swap); // one question at a time
    m_change->setEnabled(asking == Asking::Nothing && verb.has_value());
    m_reset->setEnabled(verb && !m_keys.isShipped(*verb));
    if (asking == Asking::Key && verb) {
        m_list->setFocus(Qt::OtherFocusReason);
        say(tr("Press the new key for “%1”. Esc keeps the one it has.").arg(keyMeaning(*verb)));
    } else if (asking == Asking::Nothing) {
        say(tr("Letters are silent inside text fields; only keys with Ctrl work there. Ctrl+Enter approves with edits or confirms a sheet."));
    }
}

void KeysSheet::take(const QKeySequence& chord)
{
    const auto verb = chosen();
    if (!verb || chord.isEmpty())
        return;
    if (const QString refusal = keyRefusal(chord); !refusal.isEmpty()) {
        say(refusal % u' ' % tr("Press another, or Esc."), true);
        return;
    }
    const QString name = chord.toString(QKeySequence::NativeText);
    const auto holder = m_keys.holder(chord);
    if (holder && *holder != *verb) {
        m_taken = chord;
        ask(Asking::Swap);
        say(tr("“%1” is the key of “%2”. S swaps the two, Esc leaves both as they are.").arg(name, keyMeaning(*holder)), true);
        return;
    }
    m_keys.set(*verb, chord);
    ask(Asking::Nothing);
    say(tr("“%1” is now on %2.").arg(keyMeaning(*verb), name));
}

void KeysSheet::swap()
{
    const auto verb = chosen();
    if (m_asking != Asking::Swap || !verb)
        return;
    const auto holder = m_keys.holder(m_taken);
    m_keys.swapWith(*verb, m_taken);
    ask(Asking::Nothing);
    m_list->setFocus(Qt::OtherFocusReason);
    if (holder)
        say(tr("“%1” is now on %2, “%3” on %4.")
                .arg(keyMeaning(*verb), m_keys.cap(*verb), keyMeaning(*holder), m_keys.cap(*holder)));
}

void KeysSheet::say(const QString& sentence, bool wrong)
{
    m_line->setText(sentence);
    m_line->setForegroundRole(wrong ? QPalette::BrightText : QPalette::PlaceholderText);
    m_list->setAccessibleDescription(sentence);
}

bool KeysSheet::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_list || (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride))
        return Sheet::eventFilter(watched, event);
    auto* key = static_cast<QKeyEvent*>(event);
    if (event->type() == QEvent::ShortcutOverride) {
        if (m_asking != Asking::Nothing)
            event->accept();
        return false;
    }
    if (m_asking == Asking::Nothing) {
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            ask(Asking::Key);
            return true;
        }
        if (key->text().isEmpty() || key->key() == Qt::Key_Escape || key->key() == Qt::Key_Tab || key->key() == Qt::Key_Backtab)
            return false;
        keyPressEvent(key); // no type-ahead: letters are keys here
        return true;
    }
    if (key->key() == Qt::Key_Escape)
        ask(Asking::Nothing);
    else if (m_asking == Asking::Key)
        take(chordOf(*key));
    else if (key->key() == Qt::Key_S && key->modifiers() == Qt::NoModifier)
        swap();
    return true;
}

void KeysSheet::keyPressEvent(QKeyEvent* event)
{
    if (m_keys.verbFor(*event) == Verb::Keys)
        Q_EMIT closed();
    else
        Sheet::keyPressEvent(event);
}

void KeysSheet::chooseFile(bool saving)
{
    auto* dialog = new QFileDialog(this, saving ? tr("Export the keys") : tr("Import keys"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(saving ? QFileDialog::AcceptSave : QFileDialog::AcceptOpen);
    dialog->setNameFilter(tr("Key maps (*.json)"));
    dialog->setDefaultSuffix(QStringLiteral("json"));
    if (saving)
        dialog->selectFile(QStringLiteral("countersign-keys.json"));
    connect(dialog, &QFileDialog::fileSelected, this, [this, saving](const QString& path) { saving ? exportTo(path) : importFrom(path); });
    dialog->open();
}

void KeysSheet::exportTo(const QString& path)
{
    whenDone(writeFile(path, keysToFile(m_keys)), this, [this, path](const Result<void>& written) {
        if (written)
            say(tr("The keys are in %1.").arg(path));
        else
            say(tr("The keys could not be written: %1").arg(QString::fromStdString(written.error().detail)), true);
    });
}

void KeysSheet::importFrom(const QString& path)
{
    whenDone(readFile(path), this, [this](const Result<QByteArray>& read) {
        const QString wrong = read ? keysFromFile(m_keys, *read) : QString::fromStdString(read.error().detail);
        ask(Asking::Nothing);
        if (wrong.isEmpty())
            say(tr("The keys of the file are in force."));
        else
            say(tr("Nothing was changed. %1").arg(wrong), true);
    });
}

} // namespace countersign
