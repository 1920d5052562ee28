using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Vedette.Server.Tests.Miners.PoolApis;

/// <summary>A pool on a real socket of this machine that answers as a test wants.</summary>
internal sealed class ScriptedPool : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ScriptedPool(WebApplication app) => _app = app;

    public Uri BaseUrl { get; private set; } = null!;

    public RequestDelegate Answer { get; set; } = _ => Task.CompletedTask;

    /// <summary>Method, path with question, and the headers that carry secrets.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    public static async Task<ScriptedPool> StartAsync(RequestDelegate answer)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        WebApplication app = builder.Build();
        var pool = new ScriptedPool(app) { Answer = answer };
        app.Run(context =>
        {
            pool.Asked.Enqueue($"{context.Request.Method} {context.Request.Path}{context.Request.QueryString} {context.Request.Headers["Pool-Auth-Token"]}{context.Request.Headers["X-API-KEY"]}{context.Request.Headers["F2P-API-SECRET"]}{context.Request.Headers["X-API-Secret"]}{context.Request.Headers.Authorization}".Trim());
            return pool.Answer(context);
        });
        await app.StartAsync(ControlServer.Stop);
        pool.BaseUrl = new Uri(app.Urls.First() + "/");
        return pool;
    }

    public static RequestDelegate Says(string body, int status = 200) => context =>
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(body, ControlServer.Stop);
    };

    public async ValueTask DisposeAsync()
    {
        // At once: a test may have left an answer half given.
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }
}
