using Vedette.Server.Accounts;
using Vedette.Server.ApiDocument;
using Vedette.Server.Audit;
using Vedette.Server.Control;
using Vedette.Server.Document1;
using Vedette.Server.Enrolment;
using Vedette.Server.Errors;
using Vedette.Server.Fleet;
using Vedette.Server.Miners.Places;
using Vedette.Server.Security;
using Vedette.Server.Settings;
using Vedette.Server.Views;

namespace Vedette.Server;

/// <summary>
/// The control side of the server: who may do what, which agents there are, how they join. The live side gives it an <see cref="ISetupCode"/>, an <see cref="IHostPresence"/>,
/// an <see cref="IServerAddresses"/> and the telemetry ports.
/// </summary>
internal static class ControlSide
{
    public static IServiceCollection AddControlSide(this IServiceCollection services, string dataFolder) => services
        .AddControlStore(dataFolder)
        .AddJsonAndErrors()
        .AddSecurity()
        .AddAudit()
        .AddAccounts()
        .AddFleet()
        .AddPlaces()
        .AddEnrolment()
        .AddDocument1()
        .AddSettings()
        .AddApiDocument();

    public static IApplicationBuilder UseControlSide(this IApplicationBuilder app) => app
        .UseErrorReplies()
        .UseSecurity();

    public static void MapControlSide(this IEndpointRouteBuilder app)
    {
        app.MapAccounts();
        app.MapFleet();
        app.MapEnrolment();
        app.MapDocument1();
        app.MapSettings();
        app.MapViews();
        app.MapApiDocument();
    }
}
