namespace Vedette.Server.Miners.Judgement.Rules;

/// <summary>What a rule sees in one poll.</summary>
internal sealed record RuleSighting(string Sentence, IReadOnlyDictionary<string, object?> Evidence)
{
    /// <summary>Nothing is wrong.</summary>
    public static RuleSighting Fine { get; } = new("", new Dictionary<string, object?>());

    /// <summary>Where it differs from the rule's own.</summary>
    public string? Severity { get; init; }

    /// <summary>Where the rule knows it better than by when it first looked.</summary>
    public long? SinceMs { get; init; }

    public static RuleSighting Wrong(string sentence, params ReadOnlySpan<(string Name, object? Value)> evidence)
    {
        var values = new Dictionary<string, object?>(evidence.Length);
        foreach ((string name, object? value) in evidence)
        {
            values[name] = value;
        }

        return new RuleSighting(sentence, values);
    }
}
