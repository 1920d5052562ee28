using Vedette.Agent.Consent;
using Vedette.Agent.Logging;

namespace Vedette.Agent.Configuration;

/// <summary>Every setting the agent knows.</summary>
internal static class SettingDefinitions
{
    public const string ServerUrl = "server_url";
    public const string ApiKey = "api_key";
    public const string StateDir = "state_dir";
    public const string IntervalSeconds = "interval_seconds";
    public const string SpoolMaxBytes = "spool_max_bytes";
    public const string Transport = "transport";
    public const string CaFile = "ca_file";
    public const string LogLevelKey = "log_level";
    public const string LogFormatKey = "log_format";

    public const string TokenEnvironmentName = "VEDETTE_TOKEN";
    public const string ConfigEnvironmentName = "VEDETTE_CONFIG";

    // Below this a spool could not hold even a few segments.
    private const long MinSpoolBytes = 1024 * 1024;
    private const int MaxIntervalSeconds = 3600;

    public static readonly IReadOnlyList<SettingDefinition> All =
    [
        new(ServerUrl, ["VEDETTE_SERVER_URL", "AGENT_SERVER_URL"], "an http:// or https:// address such as https://monitor.example:8000", false,
            (s, text) => SettingText.Url(text) is { } url ? s with { ServerUrl = url } : null),
        new(ApiKey, ["VEDETTE_API_KEY", "AGENT_API_KEY"], "the key that the server gave, without spaces or control characters", true,
            (s, text) => text.Length is > 0 and <= 512 && text.All(c => c is > ' ' and < (char)0x7F) ? s with { ApiKey = text } : null),
        new(StateDir, ["VEDETTE_STATE_DIR"], "an absolute path", false,
            (s, text) => SettingText.AbsolutePath(text) is { } path ? s with { StateDirectory = path } : null),
        new(IntervalSeconds, ["VEDETTE_INTERVAL_SECONDS"], $"a whole number from 1 to {MaxIntervalSeconds}", false,
            (s, text) => SettingText.Number(text) is >= 1 and <= MaxIntervalSeconds and { } n ? s with { CollectInterval = TimeSpan.FromSeconds(n) } : null),
        new(SpoolMaxBytes, ["VEDETTE_SPOOL_MAX_BYTES"], $"a whole number of bytes, {MinSpoolBytes} or more", false,
            (s, text) => SettingText.Number(text) is >= MinSpoolBytes and { } n ? s with { SpoolMaxBytes = n } : null),
        new(Transport, ["VEDETTE_TRANSPORT"], "auto, grpc or websocket", false,
            (s, text) => SettingText.Name<TransportChoice>(text) is { } t ? s with { Transport = t } : null),
        new(CaFile, ["VEDETTE_CA_FILE"], "an absolute path of a PEM file", false,
            (s, text) => SettingText.AbsolutePath(text) is { } path ? s with { CaFile = path } : null),
        new(LogLevelKey, ["VEDETTE_LOG_LEVEL"], "debug, info, warning or error", false,
            (s, text) => SettingText.Name<LogLevel>(text) is { } l ? s with { LogLevel = l } : null),
        new(LogFormatKey, ["VEDETTE_LOG_FORMAT"], "logfmt or json", false,
            (s, text) => SettingText.Name<LogFormat>(text) is { } f ? s with { LogFormat = f } : null),
        .. FeatureSettings.All,
        .. MinerSettingDefinitions.All,
    ];

    /// <summary>Names of ours in the environment that are read elsewhere than from <see cref="All"/>.</summary>
    public static readonly IReadOnlyList<string> OtherEnvironmentNames = [TokenEnvironmentName, ConfigEnvironmentName, ConsentOffer.EnvironmentName];
}
