namespace Vedette.Agent.Configuration;

/// <summary>One setting: its key in the file, its names in the environment (the first that is set counts), and how its text is taken.</summary>
/// <param name="Needed">What a good value looks like, for the message about a bad one.</param>
/// <param name="Secret">Its value never appears in a message.</param>
/// <param name="Apply">The settings with the value in place, or null where the text is no good.</param>
internal sealed record SettingDefinition(
    string Key, string[] EnvironmentNames, string Needed, bool Secret, Func<AgentSettings, string, AgentSettings?> Apply)
{
    public SettingShape Shape { get; init; }
}
