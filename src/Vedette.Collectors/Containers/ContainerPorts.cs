using System.Globalization;
using System.Text.Json;

namespace Vedette.Collectors.Containers;

/// <summary>Ports in the form <c>"80/tcp": [{"HostIp": "0.0.0.0", "HostPort": "8080"}]</c>, with null where one is exposed only.</summary>
internal static class ContainerPorts
{
    /// <param name="published">With the host's side.</param>
    /// <param name="exposed">Names only.</param>
    public static IReadOnlyList<PortMapping> Read(IEnumerable<JsonProperty> published, IEnumerable<JsonProperty> exposed)
    {
        List<PortMapping> ports = [];
        foreach (JsonProperty port in published.Concat(exposed))
        {
            if (!TryParse(port.Name, out int number, out string protocol))
            {
                continue;
            }

            List<PortMapping> bound = port.Value.ValueKind == JsonValueKind.Array
                ? [.. port.Value.EnumerateArray().Take(ContainerJson.MostItems).Select(binding => Bound(number, protocol, binding)).OfType<PortMapping>()]
                : [];
            bool known = ports.Exists(p => p.ContainerPort == number && p.Protocol == protocol);
            ports.AddRange(bound.Count == 0 && !known ? [new PortMapping(number, protocol, null, null)] : bound);
        }

        return [.. ports.Distinct().OrderBy(p => p.ContainerPort).ThenBy(p => p.Protocol, StringComparer.Ordinal).ThenBy(p => p.HostIp, StringComparer.Ordinal).Take(ContainerJson.MostItems)];
    }

    private static PortMapping? Bound(int number, string protocol, JsonElement binding) =>
        TryNumber(binding.Text("HostPort"), out int hostPort) ? new PortMapping(number, protocol, binding.Text("HostIp") ?? "0.0.0.0", hostPort) : null;

    private static bool TryParse(string text, out int number, out string protocol)
    {
        string[] parts = text.Split('/');
        protocol = parts.Length == 2 ? parts[1] : "tcp";
        return TryNumber(parts[0], out number) && parts.Length <= 2;
    }

    private static bool TryNumber(string? text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number is > 0 and <= ushort.MaxValue;
}
