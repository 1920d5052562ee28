using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Vedette.Miners.Discovery;

/// <summary>The addresses of one scan: a network or a first and a last address, without those the owner excluded.</summary>
public sealed class AddressRange
{
    /// <summary>A /16. More takes an evening and is a slip of the pen more often than a site.</summary>
    public const int LargestUnlessAllowed = 65_536;

    /// <summary>A /8, the largest private network there is.</summary>
    public const int LargestEver = 16_777_216;

    private static readonly AddressSpan Loopback = Network(127, 0, 8);
    private static readonly AddressSpan[] Private = [Network(10, 0, 8), Network(172, 16, 12), Network(192, 168, 16)];

    // "This network", link-local with the clouds' metadata address, multicast and reserved: no miner is there, whatever is allowed.
    private static readonly AddressSpan[] Never = [Network(0, 0, 8), Network(169, 254, 16), Network(224, 0, 4), Network(240, 0, 4)];

    private readonly AddressSpan _span;
    private readonly AddressSpan[] _excluded;

    private AddressRange(string text, AddressSpan span, AddressSpan[] excluded)
    {
        Text = text;
        _span = span;
        _excluded = excluded;
    }

    /// <summary>As the owner wrote it.</summary>
    public string Text { get; }

    /// <summary>With the excluded ones.</summary>
    public int Count => (int)_span.Count;

    public string First => AddressText.Format(_span.First);

    public string Last => AddressText.Format(_span.Last);

    internal uint FirstNumber => _span.First;

    /// <summary>False with a sentence that says what came and what is needed.</summary>
    /// <param name="exclude">In the same spellings; a network's ends belong to it here.</param>
    public static bool TryParse(
        string text, IReadOnlyList<string> exclude, AddressRangeAllowances allowed, [NotNullWhen(true)] out AddressRange? range, [NotNullWhen(false)] out string? error)
    {
        range = null;
        if (!AddressSpan.TryParse(text, withEnds: false, out AddressSpan span, out error))
        {
            return false;
        }

        error = SizeProblem(text, span, allowed) ?? PlaceProblem(text, span, allowed);
        var excluded = new AddressSpan[exclude.Count];
        for (int i = 0; error is null && i < exclude.Count; i++)
        {
            if (!AddressSpan.TryParse(exclude[i], withEnds: true, out excluded[i], out error))
            {
                error = $"Exclusion {error}";
            }
        }

        range = error is null ? new AddressRange(text.Trim(), span, excluded) : null;
        return range is not null;
    }

    public bool Contains(string address) => AddressText.TryParse(address, out uint number) && Contains(number);

    internal bool Contains(uint address) => _span.Contains(address) && !_excluded.Any(e => e.Contains(address));

    public override string ToString() => Text;

    private static string? SizeProblem(string text, AddressSpan span, AddressRangeAllowances allowed)
    {
        string count = span.Count.ToString("N0", CultureInfo.InvariantCulture);
        if (span.Count > LargestEver)
        {
            return $"'{text}' has {count} addresses; at most a /8 ({LargestEver:N0}) is scanned.";
        }

        return span.Count > LargestUnlessAllowed && !allowed.HasFlag(AddressRangeAllowances.Large)
            ? $"'{text}' has {count} addresses; at most a /16 ({LargestUnlessAllowed:N0}) is scanned unless large ranges are allowed."
            : null;
    }

    private static string? PlaceProblem(string text, AddressSpan span, AddressRangeAllowances allowed)
    {
        if (Never.Any(span.Overlaps))
        {
            return $"'{text}' reaches into 0.0.0.0/8, 169.254.0.0/16 or beyond 224.0.0.0, where no miner can be; needed is a site's network, as 10.0.0.0/24.";
        }

        if (span.Overlaps(Loopback))
        {
            return span.IsWithin(Loopback) && allowed.HasFlag(AddressRangeAllowances.Loopback)
                ? null
                : $"'{text}' is this host itself (127.0.0.0/8); needed is a site's network, as 10.0.0.0/24, unless loopback is allowed.";
        }

        return Private.Any(span.IsWithin) || allowed.HasFlag(AddressRangeAllowances.Public)
            ? null
            : $"'{text}' is not within a private network (10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16); others are scanned only where public addresses are allowed.";
    }

    private static AddressSpan Network(uint first, uint second, int bits)
    {
        uint start = (first << 24) | (second << 16);
        return new AddressSpan(start, start | (uint.MaxValue >> bits));
    }
}
