using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Vedette.Miners.Discovery;

/// <summary>Neighbouring IPv4 addresses, both ends included, as the owner wrote them: 10.0.0.0/24, 10.0.0.5-10.0.0.90 or 10.0.0.5.</summary>
internal readonly record struct AddressSpan(uint First, uint Last)
{
    public long Count => (long)Last - First + 1;

    public bool Contains(uint address) => address >= First && address <= Last;

    public bool IsWithin(AddressSpan other) => First >= other.First && Last <= other.Last;

    public bool Overlaps(AddressSpan other) => First <= other.Last && Last >= other.First;

    /// <param name="withEnds">False leaves out a network's own address and its broadcast address, which are nobody's; /31 and /32 have none.</param>
    public static bool TryParse(string text, bool withEnds, out AddressSpan span, [NotNullWhen(false)] out string? error)
    {
        span = default;
        error = null;
        string trimmed = text.Trim();
        int slash = trimmed.IndexOf('/');
        int dash = trimmed.IndexOf('-');
        if (trimmed.Contains(':'))
        {
            error = $"'{text}' looks like IPv6; miners are looked for on IPv4 only: 10.0.0.0/24 or 10.0.0.5-10.0.0.90.";
        }
        else if (slash >= 0)
        {
            error = ParseNetwork(text, trimmed[..slash], trimmed[(slash + 1)..], withEnds, out span);
        }
        else if (dash >= 0)
        {
            error = ParseEnds(text, trimmed[..dash].Trim(), trimmed[(dash + 1)..].Trim(), out span);
        }
        else
        {
            error = ParseEnds(text, trimmed, trimmed, out span);
        }

        return error is null;
    }

    private static string? ParseNetwork(string text, string address, string length, bool withEnds, out AddressSpan span)
    {
        span = default;
        if (!AddressText.TryParse(address, out uint start))
        {
            return NoAddress(text, address);
        }

        if (!int.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out int bits) || bits > 32)
        {
            return $"'{text}' ends in '/{length}'; a network's length is a number from 0 to 32, as in 10.0.0.0/24.";
        }

        uint mask = bits == 0 ? 0 : uint.MaxValue << (32 - bits);
        span = new AddressSpan(start & mask, start | ~mask);
        if (!withEnds && bits is > 0 and < 31)
        {
            span = new AddressSpan(span.First + 1, span.Last - 1);
        }

        return null;
    }

    private static string? ParseEnds(string text, string first, string last, out AddressSpan span)
    {
        span = default;
        if (!AddressText.TryParse(first, out uint start))
        {
            return NoAddress(text, first);
        }

        if (!AddressText.TryParse(last, out uint end))
        {
            return NoAddress(text, last);
        }

        span = new AddressSpan(start, end);
        return end < start ? $"'{text}' ends before it begins: {last} is below {first}." : null;
    }

    private static string NoAddress(string text, string part) =>
        $"'{text}': '{part}' is no IPv4 address; needed are four decimal numbers from 0 to 255 without leading zeros, as in 10.0.0.0/24 or 10.0.0.5-10.0.0.90.";
}
