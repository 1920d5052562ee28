namespace Vedette.Storage.Telemetry.Journal;

/// <summary>Asks for retention and what else is due; completes when it is done.</summary>
internal sealed class MaintenanceRequest() : AwaitedRequest<bool>(0);
