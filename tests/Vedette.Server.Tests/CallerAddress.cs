using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Vedette.Server.Tests;

/// <summary>Lets a request of a test say from which address it comes: all of them come from this machine.</summary>
internal sealed class CallerAddress : IStartupFilter
{
    public const string Header = "Test-Caller-Address";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((HttpContext context, RequestDelegate rest) =>
        {
            if (context.Request.Headers.TryGetValue(Header, out var address))
            {
                context.Connection.RemoteIpAddress = IPAddress.Parse(address.ToString());
            }

            return rest(context);
        });
        next(app);
    };
}
