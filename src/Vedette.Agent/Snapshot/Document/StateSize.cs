namespace Vedette.Agent.Snapshot.Document;

/// <summary>Sizes as the format has them.</summary>
internal static class StateSize
{
    private const double BytesPerMebibyte = 1024 * 1024;

    /// <summary>GiB.</summary>
    public static double Gb(double bytes) => Math.Round(bytes / BytesPerMebibyte / 1024, 3);

    /// <summary>MiB.</summary>
    public static double Mb(double bytes) => Math.Round(bytes / BytesPerMebibyte, 3);

    public static double Percent(double part, double whole) => whole > 0 ? Math.Round(part / whole * 100, 2) : 0;

    /// <summary>A counter; unknown or negative is left out, which is what 0 stands for.</summary>
    public static ulong Count(double? value) => value is > 0 and var known ? (ulong)known : 0;
}
