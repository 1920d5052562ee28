using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Vedette.FaultHost;
using Vedette.Server.Hosting;
using Vedette.Storage.Telemetry;

// The real server that kills itself at a named point: vedette-fault-host DATA HTTP_PORT GRPC_PORT POINT PASSES
// It flushes early and often, so that the points inside a flush are reached within seconds.
if (args is not [string data, string http, string grpc, string point, string passes])
{
    Console.Error.WriteLine("usage: vedette-fault-host DATA HTTP_PORT GRPC_PORT POINT PASSES");
    return 2;
}

var options = new ServerOptions { DataFolder = Path.GetFullPath(data), HttpPort = int.Parse(http), GrpcPort = int.Parse(grpc) };
await using WebApplication server = ServerApplication.Build(options, TimeProvider.System, services => services
    .AddSingleton<IFaultPoints>(new KillingFaultPoints(point, int.Parse(passes)))
    .AddSingleton(new TelemetryOptions { MaxJournalBytes = 64 * 1024, MaintenanceInterval = TimeSpan.FromMilliseconds(200) }));
await server.RunAsync();
return 0;
