namespace Vedette.Agent.Configuration;

/// <summary>Where settings come from. Flags go before the environment, the environment before the file.</summary>
/// <param name="ConfigPath">The file to read.</param>
/// <param name="ConfigRequired">True where a person named the file: then it must be there.</param>
/// <param name="Flags">Key to text, only what was given.</param>
internal sealed record SettingSources(
    string ConfigPath, bool ConfigRequired, IReadOnlyDictionary<string, string> Environment, IReadOnlyDictionary<string, string> Flags)
{
    public const string DefaultConfigPath = "/etc/vedette/agent.json";
}
