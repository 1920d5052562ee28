using Vedette.Model.Scrubbing;
using Vedette.Model.States;

namespace Vedette.Collectors.Llm;

/// <summary>Writes an entity in the order of its fields' numbers.</summary>
internal static class LlmEntityFields
{
    public static void Write(LlmEntity entity, IStateSink sink)
    {
        Describe(entity, sink.Description);
        Read(entity, sink.Readings);
        sink.Add(EntityKind.Llm, entity.Key);
    }

    private static void Describe(LlmEntity entity, FieldWriter fields)
    {
        fields.Text(LlmFields.Runtime, entity.Runtime);
        fields.Text(LlmFields.RuntimeVersion, entity.RuntimeVersion);
        fields.Text(LlmFields.Model, entity.Model is { } model ? SecretScrubber.ScrubText(model) : null);
        fields.TextList(LlmFields.ModelFiles, Scrubbed(entity.ModelFiles));
        fields.Text(LlmFields.Quantization, entity.Quantization);
        fields.Text(LlmFields.Parameters, entity.Parameters);
        fields.Integer(LlmFields.ContextLength, entity.ContextLength);
        fields.Integer(LlmFields.Pid, entity.Pid);
        fields.Text(LlmFields.ContainerId, entity.ContainerId);
        fields.Text(LlmFields.Unit, entity.Unit);
        fields.Text(LlmFields.Endpoint, entity.Endpoint);
        fields.TextList(LlmFields.Gpus, entity.Gpus);
        fields.TextList(LlmFields.Evidence, Scrubbed(entity.Evidence));
        fields.Text(LlmFields.Confidence, entity.Confidence switch
        {
            LlmConfidence.Certain => "certain",
            LlmConfidence.Likely => "likely",
            _ => "possible",
        });
    }

    // Files are opened by their own names, and named by these until here.
    private static string[]? Scrubbed(IReadOnlyList<string>? texts) => texts is null ? null : [.. texts.Select(SecretScrubber.ScrubText)];

    private static void Read(LlmEntity entity, FieldWriter fields)
    {
        fields.Integer(LlmFields.GpuMemoryBytes, entity.GpuMemoryBytes);
        fields.Integer(LlmFields.MemoryRssBytes, entity.ResidentBytes);
        fields.Integer(LlmFields.RequestsRunning, entity.Metrics.RequestsRunning);
        fields.Integer(LlmFields.RequestsWaiting, entity.Metrics.RequestsWaiting);
        fields.Number(LlmFields.PromptTokensTotal, entity.Metrics.PromptTokensTotal);
        fields.Number(LlmFields.GenerationTokensTotal, entity.Metrics.GenerationTokensTotal);
        fields.Number(LlmFields.PromptTokensPerSecond, entity.PromptTokensPerSecond);
        fields.Number(LlmFields.GenerationTokensPerSecond, entity.GenerationTokensPerSecond);
        fields.Number(LlmFields.TimeToFirstTokenSeconds, entity.TimeToFirstTokenSeconds);
        fields.Number(LlmFields.KvCacheUsagePercent, entity.Metrics.KvCacheRatio * 100);
        fields.Integer(LlmFields.LastUsedAt, entity.LastUsedAt?.ToUnixTimeMilliseconds());
        fields.Number(LlmFields.RequestsTotal, entity.Metrics.RequestsTotal);
        fields.Number(LlmFields.CpuPercent, entity.CpuPercent);
    }
}
