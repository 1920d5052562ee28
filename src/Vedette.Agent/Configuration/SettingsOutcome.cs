namespace Vedette.Agent.Configuration;

/// <summary>The settings, or every problem that stands in their way; warnings come with either.</summary>
internal sealed record SettingsOutcome(AgentSettings? Settings, IReadOnlyList<string> Problems, IReadOnlyList<string> Warnings);
