using System.Globalization;

namespace Vedette.Agent.Spool;

/// <summary>Name and first bytes of a segment file.</summary>
internal static class SegmentFormat
{
    public const string Extension = ".seg";

    /// <summary>"VSPL", version 1, three zero bytes.</summary>
    public static ReadOnlySpan<byte> Header => [(byte)'V', (byte)'S', (byte)'P', (byte)'L', 1, 0, 0, 0];

    /// <summary>The first seq in 16 hexadecimal digits, so that names sort as numbers do.</summary>
    public static string FileName(ulong firstSeq) => firstSeq.ToString("x16", CultureInfo.InvariantCulture) + Extension;
}
