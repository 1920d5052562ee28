using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Vedette.Server.Miners.Judgement.Wording;

/// <summary>A few named values that a sentence is made of. Every miner keeps some: an array is a third of a dictionary.</summary>
internal sealed class Facts : IReadOnlyDictionary<string, object?>
{
    private readonly KeyValuePair<string, object?>[] _all;

    private Facts(KeyValuePair<string, object?>[] all) => _all = all;

    public static Facts None { get; } = new([]);

    public int Count => _all.Length;

    public IEnumerable<string> Keys => _all.Select(f => f.Key);

    public IEnumerable<object?> Values => _all.Select(f => f.Value);

    public object? this[string key] => TryGetValue(key, out object? value) ? value : throw new KeyNotFoundException($"There is no fact {key} among {string.Join(", ", Keys)}.");

    public static Facts Of(params ReadOnlySpan<(string Name, object? Value)> facts)
    {
        if (facts.IsEmpty)
        {
            return None;
        }

        var all = new KeyValuePair<string, object?>[facts.Length];
        for (int i = 0; i < all.Length; i++)
        {
            all[i] = new KeyValuePair<string, object?>(facts[i].Name, facts[i].Value);
        }

        return new Facts(all);
    }

    public bool ContainsKey(string key) => TryGetValue(key, out _);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value)
    {
        foreach (KeyValuePair<string, object?> fact in _all)
        {
            if (fact.Key == key)
            {
                value = fact.Value;
                return true;
            }
        }

        value = null;
        return false;
    }

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => _all.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
