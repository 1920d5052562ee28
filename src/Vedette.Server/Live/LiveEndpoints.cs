using Vedette.Server.Security;

namespace Vedette.Server.Live;

internal static class LiveEndpoints
{
    // Below the shortest time-out of common proxies (30 s).
    private static readonly TimeSpan KeepAlivePeriod = TimeSpan.FromSeconds(15);

    public static void MapLive(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/live", StreamAsync).RequireAuthorization(Policies.Viewer).WithName("Live").WithTags("Fleet").Produces(200, contentType: "text/event-stream");

    private static async Task StreamAsync(HttpContext http, LiveBroadcast broadcast, IHostApplicationLifetime lifetime, TimeProvider clock, int? host)
    {
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-store";
        // A proxy that gathers would turn live into late.
        http.Response.Headers["X-Accel-Buffering"] = "no";
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        LiveSubscription subscription = broadcast.Subscribe(host);
        try
        {
            while (await NextAsync(subscription, clock, stop.Token) is { } text)
            {
                await http.Response.BodyWriter.WriteAsync(text, stop.Token);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The page was closed or the server stops.
        }
        finally
        {
            broadcast.Unsubscribe(subscription);
        }
    }

    /// <summary>The next event, a keep-alive where none comes in time, or null where the subscription was cut off.</summary>
    private static async Task<ReadOnlyMemory<byte>?> NextAsync(LiveSubscription subscription, TimeProvider clock, CancellationToken stop)
    {
        using var quiet = new CancellationTokenSource(KeepAlivePeriod, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, quiet.Token);
        try
        {
            if (!await subscription.Events.WaitToReadAsync(either.Token))
            {
                return null;
            }

            return subscription.Events.TryRead(out ReadOnlyMemory<byte> text) ? text : LiveEventText.KeepAlive;
        }
        catch (OperationCanceledException) when (quiet.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            return LiveEventText.KeepAlive;
        }
    }
}
