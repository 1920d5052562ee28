using System.Text.Json;
using Vedette.Model.Scrubbing;

namespace Vedette.Agent.Configuration;

/// <summary>
/// Merges file, environment and flags and checks them, naming every problem at once: the key, what came and what was needed.
/// </summary>
internal sealed class SettingsReader
{
    // A configuration of this size is something else's file.
    private const int MaxFileBytes = 1024 * 1024;

    private static readonly JsonDocumentOptions JsonOptions = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private readonly Dictionary<string, (string Text, string Origin)> _values = new(StringComparer.Ordinal);
    private readonly List<string> _problems = [];
    private readonly List<string> _warnings = [];

    private SettingsReader()
    {
    }

    public static SettingsOutcome Read(SettingSources sources)
    {
        var reader = new SettingsReader();
        reader.TakeFile(sources);
        reader.TakeEnvironment(sources.Environment);
        foreach ((string key, string text) in sources.Flags)
        {
            reader._values[key] = (text, $"--{key.Replace('_', '-')}");
        }

        return reader.Build();
    }

    private SettingsOutcome Build()
    {
        var settings = new AgentSettings();
        foreach (SettingDefinition definition in SettingDefinitions.All)
        {
            if (!_values.TryGetValue(definition.Key, out (string Text, string Origin) value))
            {
                continue;
            }

            if (definition.Apply(settings, value.Text) is { } next)
            {
                settings = next;
            }
            else
            {
                string came = definition.Secret || MayHoldKey(value.Text) ? "a value that is not shown" : $"'{SecretScrubber.ScrubText(value.Text)}'";
                _problems.Add($"{definition.Key} ({value.Origin}): got {came}, need {definition.Needed}.");
            }
        }

        if (_values.TryGetValue(FeatureSettings.BridgeUrl, out (string Text, string Origin) bridge))
        {
            BridgeKeyCheck.Tell(settings.Bridge, bridge.Origin, _problems, _warnings);
        }

        WarnPlaintext(SettingDefinitions.ServerUrl, settings.ServerUrl);
        WarnPlaintext(FeatureSettings.BridgeUrl, settings.Bridge.Url);
        if (settings.MetricsPage is { Listen: { } listen, ListenAny: false } && !System.Net.IPAddress.IsLoopback(listen.Address))
        {
            _problems.Add($"{FeatureSettings.MetricsListen}: got {listen}, which others can reach and where nobody is asked for a key; need a loopback address such as 127.0.0.1:{listen.Port}, or {FeatureSettings.MetricsListenAny} set to true.");
        }

        if (settings.Miners.IsOn)
        {
            settings = settings with { Miners = settings.Miners with { Ranges = MinerSettingDefinitions.Ranges(settings.Miners, TellNetworkProblem) } };
        }

        return new SettingsOutcome(_problems.Count == 0 ? settings : null, _problems, _warnings);
    }

    // An address with a name and a password in it, whatever else of it is wrong.
    private static bool MayHoldKey(string text) => text.Contains('@', StringComparison.Ordinal);

    private void TellNetworkProblem(string problem) =>
        _problems.Add($"{MinerSettingDefinitions.NetworkCidr} ({_values[MinerSettingDefinitions.NetworkCidr].Origin}): {problem}");

    private void WarnPlaintext(string key, Uri? url)
    {
        if (url?.Scheme == Uri.UriSchemeHttp && !url.IsLoopback)
        {
            _warnings.Add($"{key}: {url} is not encrypted; anybody on the way can read and change what is sent. Use https:// where the server offers it.");
        }
    }

    private void TakeFile(SettingSources sources)
    {
        try
        {
            var file = new FileInfo(sources.ConfigPath);
            if (!file.Exists && !sources.ConfigRequired)
            {
                return;
            }

            if (file.Exists && file.Length > MaxFileBytes)
            {
                _problems.Add($"{sources.ConfigPath}: {file.Length} bytes long, need at most {MaxFileBytes}.");
                return;
            }

            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(sources.ConfigPath), JsonOptions);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                _problems.Add($"{sources.ConfigPath}: got a JSON {Kind(document.RootElement)}, need an object of settings.");
                return;
            }

            foreach (JsonProperty property in document.RootElement.EnumerateObject())
            {
                TakeProperty(property, sources.ConfigPath);
            }
        }
        catch (JsonException e)
        {
            _problems.Add($"{sources.ConfigPath}: not valid JSON at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}; need an object of settings.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _problems.Add($"{sources.ConfigPath}: cannot be read: {FileProblem.Describe(e)}");
        }
    }

    private void TakeProperty(JsonProperty property, string path)
    {
        SettingDefinition? definition = SettingDefinitions.All.FirstOrDefault(d => string.Equals(d.Key, property.Name, StringComparison.Ordinal));
        if (definition is null)
        {
            if (TakeTwinAgentKey(property, path))
            {
                return;
            }

            WarnUnknown(property.Name, path, SettingDefinitions.All.Select(d => d.Key));
            return;
        }

        switch (property.Value.ValueKind)
        {
            case JsonValueKind.Null:
                break;
            case JsonValueKind.Array when definition.Shape == SettingShape.List && property.Value.EnumerateArray().All(e => e.ValueKind == JsonValueKind.String):
                _values[property.Name] = (string.Join(',', property.Value.EnumerateArray().Select(e => e.GetString())), path);
                break;
            case JsonValueKind.Object when definition.Shape == SettingShape.SecretObject:
                TakeSecretObject(property, path);
                break;
            case JsonValueKind.String when definition.Shape != SettingShape.SecretObject:
                _values[property.Name] = (property.Value.GetString()!, path);
                break;
            case JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False when definition.Shape != SettingShape.SecretObject:
                _values[property.Name] = (property.Value.GetRawText(), path);
                break;
            default:
                _problems.Add($"{property.Name} ({path}): got a JSON {Kind(property.Value)}, need {definition.Needed}.");
                break;
        }
    }

    private void TakeSecretObject(JsonProperty property, string path)
    {
        UnixFileMode others = File.GetUnixFileMode(path) & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        if (others != UnixFileMode.None)
        {
            _problems.Add($"{property.Name} ({path}): the file holds passwords and others may use it ({others}); need mode 0600, owned by the agent's account.");
            return;
        }

        _values[property.Name] = (property.Value.GetRawText(), path);
    }

    private bool TakeTwinAgentKey(JsonProperty property, string path)
    {
        if (TwinAgentKeys.WhyIgnored(property.Name) is { } why)
        {
            _warnings.Add($"{property.Name} ({path}): {why}; it is ignored.");
            return true;
        }

        string text = property.Value.ValueKind == JsonValueKind.String ? property.Value.GetString()! : property.Value.GetRawText();
        if (TwinAgentKeys.Translate(property.Name, text) is not { } ours)
        {
            return false;
        }

        // A key of our own in the same file goes first: it is set without asking, this one only where nothing stands.
        if (ours.Text is not null)
        {
            _values.TryAdd(ours.Key, (ours.Text, $"{path}, {property.Name}"));
        }

        return true;
    }

    private void TakeEnvironment(IReadOnlyDictionary<string, string> environment)
    {
        foreach (SettingDefinition definition in SettingDefinitions.All)
        {
            // The first name that is set counts; an empty variable is the same as none.
            string? name = definition.EnvironmentNames.FirstOrDefault(n => !string.IsNullOrEmpty(environment.GetValueOrDefault(n)));
            if (name is not null)
            {
                _values[definition.Key] = (environment[name], name);
            }
        }

        string[] known = [.. SettingDefinitions.All.SelectMany(d => d.EnvironmentNames), .. SettingDefinitions.OtherEnvironmentNames];
        foreach (string name in environment.Keys.Where(n => n.StartsWith("VEDETTE_", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            if (!known.Contains(name, StringComparer.Ordinal))
            {
                WarnUnknown(name, "environment", known);
            }
        }
    }

    private void WarnUnknown(string name, string origin, IEnumerable<string> known)
    {
        string hint = NearestName.Of(name, known) is { } near ? $" Did you mean {near}?" : "";
        _warnings.Add($"{name} ({origin}): no such setting; it is ignored.{hint}");
    }

    private static string Kind(JsonElement element) => element.ValueKind.ToString().ToLowerInvariant();
}
