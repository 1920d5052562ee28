using System.Text.Json.Serialization;

namespace Vedette.Agent.Snapshot.Document;

/// <param name="Family">unix, ipv4, ipv6, else unknown(N).</param>
/// <param name="Type">tcp, udp, raw.</param>
/// <param name="Status">established, listen ...; as the format spells the kernel's numbers.</param>
internal sealed record StateConnection(
    int Fd,
    string Family,
    string Type,
    StateSocketAddress LocalAddress,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] StateSocketAddress? RemoteAddress,
    string Status);
