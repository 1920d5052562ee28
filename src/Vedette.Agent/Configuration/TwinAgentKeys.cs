namespace Vedette.Agent.Configuration;

/// <summary>The keys of document 5's agent-config.json that are spelled otherwise here. The file of an agent that ran before is understood as it is.</summary>
internal static class TwinAgentKeys
{
    private static readonly Dictionary<string, string> OurNames = new(StringComparer.Ordinal)
    {
        ["interval"] = FeatureSettings.BridgeIntervalSeconds,
        ["include_processes"] = FeatureSettings.BridgeIncludeProcesses,
        ["include_network"] = FeatureSettings.BridgeIncludeNetwork,
        ["verbose"] = SettingDefinitions.LogLevelKey,
    };

    /// <summary>What is said about a key that means nothing here; null where it is none of document 5's.</summary>
    public static string? WhyIgnored(string key) =>
        key == "log_file" ? "the log goes to standard error, where the service manager keeps it" : null;

    /// <summary>The key and text as this program knows them; null where the key is none of document 5's. A text of null says nothing: not verbose is the usual level.</summary>
    public static (string Key, string? Text)? Translate(string key, string text)
    {
        if (!OurNames.TryGetValue(key, out string? ours))
        {
            return null;
        }

        return key == "verbose" ? (ours, SettingText.Flag(text) switch { true => "debug", false => null, _ => text }) : (ours, text);
    }
}
