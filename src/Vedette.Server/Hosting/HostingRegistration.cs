using Microsoft.Extensions.Logging.Console;
using Vedette.Server.Enrolment;
using Vedette.Server.Accounts;
using Vedette.Server.Security;
using Vedette.Server.Tls;

namespace Vedette.Server.Hosting;

internal static class HostingRegistration
{
    public static IServiceCollection AddHosting(this IServiceCollection services, ServerOptions options, ServerCertificate? certificate) => services
        .AddSingleton(options)
        .AddSingleton(new OpenMode(options.OpenBridge))
        .AddSingleton<BoundAddresses>()
        .AddHostedService<AgentListenerWiring>()
        .AddSingleton<ISetupCode, SetupCodeNotice>()
        .AddSingleton<IServerAddresses>(provider => new ServerAddresses(options, provider.GetRequiredService<BoundAddresses>(), certificate));

    public static IServiceCollection AddServerLogging(this IServiceCollection services) => services.AddLogging(logging => logging
        .ClearProviders()
        .SetMinimumLevel(LogLevel.Information)
        .AddFilter("Microsoft", LogLevel.Warning)
        // A wrong credential is an answer to its sender, not news for the owner; the framework would log each.
        .AddFilter("Vedette.Server.Security", LogLevel.Warning)
        .AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ ";
            console.UseUtcTimestamp = true;
            console.ColorBehavior = LoggerColorBehavior.Default;
        }));
}
