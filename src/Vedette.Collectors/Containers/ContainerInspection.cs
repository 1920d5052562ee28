using System.Globalization;
using System.Text.Json;

namespace Vedette.Collectors.Containers;

/// <summary>Makes a reading of the reply to GET /containers/ID/json. Of the environment only names are taken; what people write is scrubbed.</summary>
internal sealed class ContainerInspection(Func<string, string> scrubText, Func<IReadOnlyList<string>, IReadOnlyList<string>> scrubCommandLine)
{
    private const double NanosPerCore = 1e9;

    /// <summary>The kernel's period where only a quota was set.</summary>
    private const double UsualCpuPeriod = 100_000;

    /// <param name="reply">The body.</param>
    /// <param name="listed">What the list says: stands in for what the reply lacks.</param>
    /// <exception cref="FormatException">It is no JSON object with that container's id.</exception>
    public ContainerReading Parse(byte[] reply, ContainerReading listed) => ContainerJson.Read(reply, $"/containers/{listed.Id}/json", root =>
        root.Text("Id") == listed.Id
            ? Read(root, listed)
            : throw new FormatException($"/containers/{listed.Id}/json: the reply is about '{root.Text("Id")}'."));

    /// <summary>What the list says, where the container itself could not be asked.</summary>
    public ContainerReading Scrubbed(ContainerReading listed) => listed with { Name = scrubText(listed.Name), Image = listed.Image is null ? null : scrubText(listed.Image) };

    private ContainerReading Read(JsonElement root, ContainerReading listed)
    {
        JsonElement state = root.Field("State"), config = root.Field("Config"), host = root.Field("HostConfig"), network = root.Field("NetworkSettings");
        string word = state.Text("Status") is { } status ? ContainerState.From(status) : listed.State;
        bool alive = ContainerState.IsAlive(word);
        Dictionary<string, string> labels = Labels(config);
        return Scrubbed(listed with
        {
            Name = root.Text("Name")?.TrimStart('/') ?? listed.Name,
            Image = config.Text("Image") ?? listed.Image,
            ImageId = root.Text("Image") ?? listed.ImageId,
            Command = Command(root),
            CreatedAt = root.Moment("Created") ?? listed.CreatedAt,
            State = word,
            Health = state.Field("Health").Text("Status") is { } health and not "none" ? health : null,
            Restarts = Small(root.Integer("RestartCount")),
            ExitCode = alive || word == ContainerState.Created ? null : Small(state.Integer("ExitCode")),
            OomKilled = state.Flag("OOMKilled"),
            StartedAt = state.Moment("StartedAt"),
            FinishedAt = state.Moment("FinishedAt"),
            RestartPolicy = RestartPolicy(host.Field("RestartPolicy")),
            Pid = alive && Small(state.Integer("Pid")) is > 0 and { } pid ? pid : null,
            Ports = ContainerPorts.Read(alive ? network.Properties("Ports") : host.Properties("PortBindings"), config.Properties("ExposedPorts")),
            Mounts = [.. root.Items("Mounts").Select(Mount).OfType<ContainerMount>()],
            Networks = [.. network.Properties("Networks").Select(one => one.Name).Order(StringComparer.Ordinal)],
            NetworkMode = host.Text("NetworkMode"),
            EnvironmentNames = [.. config.Items("Env").Select(EnvironmentName).OfType<string>().Distinct(StringComparer.Ordinal)],
            Labels = [.. labels.OrderBy(label => label.Key, StringComparer.Ordinal).Select(label => scrubText($"{label.Key}={label.Value}"))],
            ComposeProject = Label(labels, "com.docker.compose.project", "io.podman.compose.project"),
            ComposeService = Label(labels, "com.docker.compose.service", "io.podman.compose.service"),
            MemoryLimitBytes = host.Integer("Memory") is > 0 and { } limit ? limit : null,
            CpuLimitCores = CpuLimit(host),
        });
    }

    private string? Command(JsonElement root)
    {
        string[] arguments = [.. new[] { root.Text("Path") }.Concat(root.Items("Args").Select(argument => argument.AsText())).OfType<string>()];
        return arguments.Length == 0 ? null : string.Join(' ', scrubCommandLine(arguments));
    }

    private static Dictionary<string, string> Labels(JsonElement config)
    {
        Dictionary<string, string> labels = new(StringComparer.Ordinal);
        foreach (JsonProperty label in config.Properties("Labels"))
        {
            labels[label.Name] = label.Value.AsText() ?? "";
        }

        return labels;
    }

    private static string? Label(Dictionary<string, string> labels, params string[] names) =>
        names.Select(name => labels.GetValueOrDefault(name)).FirstOrDefault(value => !string.IsNullOrEmpty(value));

    private static string? EnvironmentName(JsonElement entry) => entry.AsText()?.Split('=', 2)[0];

    private ContainerMount? Mount(JsonElement mount)
    {
        string? destination = mount.Text("Destination");
        // A volume is known by its name; its source is only where the runtime keeps it.
        string? source = mount.Text("Type") == "volume" ? mount.Text("Name") ?? mount.Text("Source") : mount.Text("Source");
        return destination is null ? null : new ContainerMount(mount.Text("Type") ?? "bind", scrubText(source ?? ""), destination, ReadOnly: mount.Flag("RW") == false);
    }

    private static string? RestartPolicy(JsonElement policy) => policy.Integer("MaximumRetryCount") is > 0 and { } most
        ? string.Create(CultureInfo.InvariantCulture, $"{policy.Text("Name")}:{most}")
        : policy.Text("Name");

    private static double? CpuLimit(JsonElement host)
    {
        if (host.Integer("NanoCpus") is > 0 and { } nanos)
        {
            return nanos / NanosPerCore;
        }

        double period = host.Integer("CpuPeriod") is > 0 and { } set ? set : UsualCpuPeriod;
        return host.Integer("CpuQuota") is > 0 and { } quota ? quota / period : null;
    }

    private static int? Small(long? value) => value is >= int.MinValue and <= int.MaxValue and { } small ? (int)small : null;
}
