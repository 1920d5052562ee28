using System.Buffers;
using System.Text;
using System.Text.Json;
using Vedette.Model.Hosts;
using Vedette.Server.Fleet;

namespace Vedette.Server.Live;

/// <summary>The events of <c>/api/live</c> as they go over the wire.</summary>
internal static class LiveEventText
{
    public static readonly ReadOnlyMemory<byte> KeepAlive = ": keep\n\n"u8.ToArray();

    public static ReadOnlyMemory<byte> Hello(DateTimeOffset now) =>
        Event("hello", json => json.WriteNumber("server_time_ms", now.ToUnixTimeMilliseconds()));

    public static ReadOnlyMemory<byte> Fleet(string reason) => Event("fleet", json => json.WriteString("reason", reason));

    public static ReadOnlyMemory<byte> Hosts(DateTimeOffset now, IReadOnlyList<(int AgentId, HostPresence Presence)> changes) => Event("hosts", json =>
    {
        json.WriteNumber("server_time_ms", now.ToUnixTimeMilliseconds());
        json.WriteStartArray("hosts");
        foreach ((int agentId, HostPresence host) in changes)
        {
            WriteHost(json, agentId, host);
        }

        json.WriteEndArray();
    });

    private static void WriteHost(Utf8JsonWriter json, int agentId, HostPresence host)
    {
        json.WriteStartObject();
        json.WriteNumber("id", agentId);
        json.WriteString("status", Word(host.Status));
        WriteNullable(json, "status_since_ms", host.StatusSinceMs);
        WriteNullable(json, "last_seen_ms", host.LastSeenMs);
        WriteNullable(json, "metrics_time_ms", host.MetricsTimeMs);
        json.WriteStartObject("metrics");
        for (int i = 0; i < HostMetrics.All.Count; i++)
        {
            json.WritePropertyName(HostMetrics.All[i].Field);
            if (host.Metrics[i] is { } value)
            {
                json.WriteNumberValue(value);
            }
            else
            {
                json.WriteNullValue();
            }
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    public static string Word(HostStatus status) => status switch
    {
        HostStatus.Online => "online",
        HostStatus.Offline => "offline",
        _ => "pending",
    };

    private static void WriteNullable(Utf8JsonWriter json, string name, long? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static ReadOnlyMemory<byte> Event(string name, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        buffer.Write(Encoding.UTF8.GetBytes($"event: {name}\ndata: "));
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        buffer.Write("\n\n"u8);
        return buffer.WrittenMemory.ToArray();
    }
}
