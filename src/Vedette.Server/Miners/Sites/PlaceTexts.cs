using Vedette.Server.Fleet;

namespace Vedette.Server.Miners.Sites;

/// <summary>What may be written about a place.</summary>
internal static class PlaceTexts
{
    private const int LongestNote = 1000;

    /// <summary>What is wrong, or null.</summary>
    public static string? Problem(string? name, string? description = null, string? location = null, string? timeZone = null)
    {
        if (name is not null && AgentNames.Problem(name) is { } problem)
        {
            return problem;
        }

        if (description is { Length: > LongestNote } || location is { Length: > LongestNote })
        {
            return $"description and location may have at most {LongestNote} characters.";
        }

        return timeZone is null || IsKnown(timeZone) ? null : $"time_zone is '{timeZone}'; needed is one that this machine knows, such as Europe/Oslo or UTC.";
    }

    /// <summary>Windows' names are another system's.</summary>
    private static bool IsKnown(string timeZone) => TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out TimeZoneInfo? zone) && zone.HasIanaId;
}
