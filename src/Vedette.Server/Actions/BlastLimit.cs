namespace Vedette.Server.Actions;

/// <summary>How many miners one request may touch without saying how many they are.</summary>
internal static class BlastLimit
{
    private const int Few = 10;
    private const int ShareOfSitePercent = 5;

    /// <param name="minersOfSites">Of all sites that the request touches.</param>
    public static int Of(int minersOfSites) => Math.Max(Few, ((minersOfSites * ShareOfSitePercent) + 99) / 100);

    /// <summary>Null where it may go on.</summary>
    public static string? Problem(int miners, int minersOfSites, string? confirm) =>
        miners <= Of(minersOfSites) || confirm == $"{miners}"
            ? null
            : $"These are {miners} miners, and more than {Of(minersOfSites)} at once must be meant: repeat the request with \"confirm\": \"{miners}\".";
}
