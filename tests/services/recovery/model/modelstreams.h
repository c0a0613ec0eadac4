#pragma once
// What servers of OpenAI's dialect write, each in its own way: empty choices, null contents, thoughts beside the answer, timings, no usage.
#include <QByteArray>
#include <QTest>

namespace countersign::modelstreams {

// "Grüße ☕" as a stream; its model and what it says to have written.
inline void ofServers()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("model");
    QTest::addColumn<int>("outputTokens");  // -1: not told, so estimated by whoever asked
    const QByteArray end = "data: [DONE]\n\n";
    QTest::newRow("Azure") << QByteArray(
        "data: {\"choices\":[],\"created\":0,\"id\":\"\",\"model\":\"\",\"object\":\"\",\"prompt_filter_results\":[{\"prompt_index\":0,"
        "\"content_filter_results\":{\"hate\":{\"filtered\":false,\"severity\":\"safe\"}}}]}\n\n"
        "data: {\"choices\":[{\"content_filter_results\":{},\"delta\":{\"content\":\"Grüße \",\"refusal\":null,\"role\":\"assistant\"},"
        "\"finish_reason\":null,\"index\":0,\"logprobs\":null}],\"model\":\"gpt-a\",\"usage\":null}\n\n"
        "data: {\"choices\":[{\"delta\":{\"content\":\"☕\"},\"finish_reason\":null,\"index\":0}],\"model\":\"gpt-a\"}\n\n"
        "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\",\"index\":0}],\"model\":\"gpt-a\"}\n\n"
        "data: {\"choices\":[],\"model\":\"gpt-a\",\"usage\":{\"completion_tokens\":3,\"prompt_tokens\":11,\"total_tokens\":14}}\n\n") + end
        << QByteArray("gpt-a") << 3;
    QTest::newRow("vLLM, thinking aloud") << QByteArray(
        "data: {\"object\":\"chat.completion.chunk\",\"model\":\"qwen\",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\","
        "\"content\":\"\"},\"logprobs\":null,\"finish_reason\":null}]}\n\n"
        "data: {\"model\":\"qwen\",\"choices\":[{\"index\":0,\"delta\":{\"reasoning_content\":\"A greeting, then.\"},\"finish_reason\":null}]}\n\n"
        "data: {\"model\":\"qwen\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Grüße ☕\",\"reasoning_content\":null},"
        "\"finish_reason\":null}]}\n\n"
        "data: {\"model\":\"qwen\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"\"},\"finish_reason\":\"stop\",\"stop_reason\":null}]}\n\n"
        "data: {\"model\":\"qwen\",\"choices\":[],\"usage\":{\"prompt_tokens\":11,\"total_tokens\":20,\"completion_tokens\":9}}\n\n") + end
        << QByteArray("qwen") << 9;
    QTest::newRow("Ollama, without usage") << QByteArray(
        "data: {\"model\":\"llama3\",\"system_fingerprint\":\"fp_ollama\",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\","
        "\"content\":\"Grüße \"},\"finish_reason\":null}]}\n\n"
        "data: {\"model\":\"llama3\",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"☕\"},\"finish_reason\":null}]}\n\n"
        "data: {\"model\":\"llama3\",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"},"
        "\"finish_reason\":\"stop\"}]}\n\n") + end
        << QByteArray("llama3") << -1;
    QTest::newRow("llama.cpp") << QByteArray(
        "data: {\"choices\":[{\"finish_reason\":null,\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":null}}],\"model\":\"gguf\"}\n\n"
        "data: {\"choices\":[{\"finish_reason\":null,\"index\":0,\"delta\":{\"content\":\"Grüße ☕\"}}],\"model\":\"gguf\"}\n\n"
        "data: {\"choices\":[{\"finish_reason\":\"stop\",\"index\":0,\"delta\":{}}],\"model\":\"gguf\"}\n\n"
        "data: {\"choices\":[],\"model\":\"gguf\",\"usage\":{\"completion_tokens\":3,\"prompt_tokens\":11,\"total_tokens\":14},"
        "\"timings\":{\"prompt_n\":11,\"predicted_per_second\":41.5}}\n\n") + end
        << QByteArray("gguf") << 3;
}

// The same with a fault that llama.cpp and Ollama tell in the middle of a stream, whatever was written before it.
inline QByteArray broken(const QByteArray& body)
{
    const QByteArray half = body.left(body.indexOf("\"finish_reason\":\"stop\""));
    return half.left(half.lastIndexOf("data: ")) + QByteArray("data: {\"error\":{\"code\":500,\"message\":\"out of memory\"}}\n\n");
}

} // namespace countersign::modelstreams
