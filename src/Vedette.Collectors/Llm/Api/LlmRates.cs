namespace Vedette.Collectors.Llm.Api;

/// <summary>From two answers of one server to what happened in between. A counter that fell belongs to a new life of the server: nothing is said of that interval.</summary>
internal static class LlmRates
{
    public static LlmApiReading Next(LlmApiReading? before, LlmApiReading now, TimeProvider clock)
    {
        ServerMetrics last = now.Answer.Metrics;
        if (before is null)
        {
            return now with { LastUsedAt = last.RequestsRunning > 0 ? now.ReadAt : null };
        }

        ServerMetrics first = before.Answer.Metrics;
        double seconds = clock.GetElapsedTime(before.Timestamp, now.Timestamp).TotalSeconds;
        double? firsts = Step(first.TimeToFirstTokenCount, last.TimeToFirstTokenCount);
        double? waits = Step(first.TimeToFirstTokenSum, last.TimeToFirstTokenSum);
        bool worked = last.RequestsRunning > 0 || Step(first.GenerationTokensTotal, last.GenerationTokensTotal) > 0 || Step(first.PromptTokensTotal, last.PromptTokensTotal) > 0 || Step(first.RequestsTotal, last.RequestsTotal) > 0;
        IReadOnlyDictionary<string, DateTimeOffset> used = ModelsUsed(before, now);
        return now with
        {
            PromptTokensPerSecond = Rate(Step(first.PromptTokensTotal, last.PromptTokensTotal), seconds),
            GenerationTokensPerSecond = Rate(Step(first.GenerationTokensTotal, last.GenerationTokensTotal), seconds),
            TimeToFirstTokenSeconds = firsts > 0 && waits is { } sum ? sum / firsts : null,
            LastUsedAt = worked ? now.ReadAt : before.LastUsedAt,
            ModelLastUsedAt = used,
        };
    }

    private static double? Step(double? before, double? now) => now - before is >= 0 and var step ? step : null;

    private static double? Rate(double? step, double seconds) => seconds > 0 ? step / seconds : null;

    /// <summary>Each request moves the moment at which Ollama unloads the model, and so does loading it.</summary>
    private static Dictionary<string, DateTimeOffset> ModelsUsed(LlmApiReading before, LlmApiReading now)
    {
        Dictionary<string, DateTimeOffset> used = new(StringComparer.Ordinal);
        foreach (ServedModel model in now.Answer.Models ?? [])
        {
            if (model.ExpiresAt is not { } expires)
            {
                continue;
            }

            ServedModel? earlier = before.Answer.Models?.FirstOrDefault(m => m.Name == model.Name);
            if (earlier?.ExpiresAt is not { } was || expires > was)
            {
                used[model.Name] = now.ReadAt;
            }
            else if (before.ModelLastUsedAt.TryGetValue(model.Name, out DateTimeOffset last))
            {
                used[model.Name] = last;
            }
        }

        return used;
    }
}
