namespace Vedette.Agent.Configuration;

/// <summary>Whether the key in a bridge's address is where others can read it.</summary>
internal static class BridgeKeyCheck
{
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <param name="origin">Where the address was given: a file, a variable or an option.</param>
    public static void Tell(BridgeSettings bridge, string origin, List<string> problems, List<string> warnings)
    {
        if (bridge.Key is null)
        {
            return;
        }

        if (bridge.KeyFile is not null)
        {
            problems.Add($"{FeatureSettings.BridgeKeyFile}: {FeatureSettings.BridgeUrl} has a key in it already; need one of the two.");
        }

        if (origin.StartsWith("--", StringComparison.Ordinal))
        {
            problems.Add($"{FeatureSettings.BridgeUrl} ({origin}): got an address with a key in it, which every account of this host reads in the list of processes; need it in the configuration file, in VEDETTE_BRIDGE_URL or in {FeatureSettings.BridgeKeyFile}.");
        }
        else if (File.Exists(origin) && (File.GetUnixFileMode(origin) & Others) != UnixFileMode.None)
        {
            warnings.Add($"{FeatureSettings.BridgeUrl} ({origin}): the file holds a key and others may read it; mode 0600 keeps it.");
        }
    }
}
