namespace Vedette.Miners.Families.Braiins;

internal static class BraiinsVersion
{
    /// <summary>The release in a version: (25, 7) of "2025-08-06-0-3881c51d-25.07-plus" and of "25.07"; null where there is none.</summary>
    public static (int Year, int Month)? Of(string? version)
    {
        foreach (var part in (version ?? "").Split('-'))
        {
            var point = part.IndexOf('.', StringComparison.Ordinal);
            if (point == 2 && int.TryParse(part.AsSpan(0, 2), out var year) && part.Length >= 5 && int.TryParse(part.AsSpan(3, 2), out var month)) return (year, month);
        }
        return null;
    }
}
