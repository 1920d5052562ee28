using System.Globalization;

namespace Vedette.Server.Twin;

/// <summary>Where a change stands among those of the fleet: the newest first, at one moment by host, of one host as they were found.</summary>
/// <param name="Number">Of the changes of this host at this moment, from 0.</param>
internal readonly record struct ChangePlace(long AtMs, int HostId, int Number) : IComparable<ChangePlace>
{
    /// <summary>A day of the calendar is written with two dashes as well, and is no place.</summary>
    private const long FirstMs = 100_000_000_000;

    public int CompareTo(ChangePlace other)
    {
        int order = other.AtMs.CompareTo(AtMs);
        order = order != 0 ? order : HostId.CompareTo(other.HostId);
        return order != 0 ? order : Number.CompareTo(other.Number);
    }

    public static bool TryParse(string text, out ChangePlace place)
    {
        place = default;
        Span<Range> parts = stackalloc Range[4];
        ReadOnlySpan<char> all = text;
        if (all.Split(parts, '-') != 3 || !Number64(all[parts[0]], out long at) || !Number64(all[parts[1]], out long host) || !Number64(all[parts[2]], out long number) || at < FirstMs || host > int.MaxValue || number > int.MaxValue)
        {
            return false;
        }

        place = new ChangePlace(at, (int)host, (int)number);
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{AtMs}-{HostId}-{Number}");

    private static bool Number64(ReadOnlySpan<char> text, out long number) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
