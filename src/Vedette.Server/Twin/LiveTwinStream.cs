using System.Text.Json;
using Vedette.Server.Errors;
using Vedette.Server.Fleet;
using Vedette.Storage.States;

namespace Vedette.Server.Twin;

/// <summary><c>/api/vps/{id}/state/live</c>: the whole state once, then what differs, as server-sent events.</summary>
internal static class LiveTwinStream
{
    // Below the shortest time-out of common proxies (30 s).
    private static readonly TimeSpan KeepAlivePeriod = TimeSpan.FromSeconds(15);

    private static readonly ReadOnlyMemory<byte> KeepAlive = ": keep\n\n"u8.ToArray();

    public static async Task StreamAsync(HttpContext http, int id, AgentRegistry agents, LiveTwins twins, LiveTwinParts parts)
    {
        if (agents.Find(id) is null)
        {
            await ApiError.NotFound($"There is no host {id}.").ExecuteAsync(http);
            return;
        }

        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-store";
        // A proxy that gathers would turn live into late.
        http.Response.Headers["X-Accel-Buffering"] = "no";
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, parts.Lifetime.ApplicationStopping);
        var subscription = new LiveTwinSubscription();
        LiveTwin twin = twins.Use(id);
        try
        {
            TwinSnapshot? snapshot = twin.Subscribe(subscription);
            long nowMs = parts.Clock.GetUtcNow().ToUnixTimeMilliseconds();
            await WriteAsync(http, parts, "state", HostTwin.Of(id, nowMs, (snapshot, snapshot is not null), KindChoice.OfAHost), stop.Token);
            while (await NextAsync(subscription, parts.Clock, stop.Token) is var (open, delta) && open)
            {
                if (delta is null)
                {
                    await http.Response.BodyWriter.WriteAsync(KeepAlive, stop.Token);
                }
                else
                {
                    await WriteAsync(http, parts, "delta", LiveTwinChange.Of(delta), stop.Token);
                }
            }

            await WriteAsync(http, parts, "stale", new { }, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The page was closed or the server stops.
        }
        finally
        {
            twin.Unsubscribe(subscription);
        }
    }

    private static async Task WriteAsync<T>(HttpContext http, LiveTwinParts parts, string name, T value, CancellationToken stop)
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(value, parts.Json.Value.SerializerOptions);
        byte[] head = System.Text.Encoding.UTF8.GetBytes($"event: {name}\ndata: ");
        await http.Response.BodyWriter.WriteAsync((byte[])[.. head, .. json, (byte)'\n', (byte)'\n'], stop);
    }

    /// <summary>Not open where the subscription was cut off; no delta where none came in time.</summary>
    private static async Task<(bool Open, LiveTwinDelta? Delta)> NextAsync(LiveTwinSubscription subscription, TimeProvider clock, CancellationToken stop)
    {
        using var quiet = new CancellationTokenSource(KeepAlivePeriod, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, quiet.Token);
        try
        {
            bool open = await subscription.Deltas.WaitToReadAsync(either.Token);
            return (open, open && subscription.Deltas.TryRead(out LiveTwinDelta? delta) ? delta : null);
        }
        catch (OperationCanceledException) when (quiet.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            return (true, null);
        }
    }
}
