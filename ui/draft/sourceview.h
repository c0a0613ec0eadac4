#pragma once
// The exact bytes that a signature covers, with their digest; or the plain part of them. The address alone is masked on the screen.
// Texts of any length: what is long arrives in slices, so that the window never waits.
#include "models/domain/draft.h"

#include <QPlainTextEdit>
#include <QTimer>

namespace countersign {

class SourceView final : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit SourceView(QWidget* parent = nullptr);
    void showSource(const Draft& draft, const Content& content);
    void showPlainPart(const Draft& draft, const Content& content); // what mail programs without HTML show
    [[nodiscard]] bool filling() const { return m_fill.isActive() || m_rendering; }
    QVariant loadResource(int type, const QUrl& name) override;

private:
    void showWords(const QString& words);
    void showLater(const Draft& draft, const Content& content);
    void fillOn();
    QStringList m_slices; // of a text too long to be laid out in one go
    QTimer m_fill;
    quint64 m_generation = 0;
    bool m_rendering = false;
};

} // namespace countersign
