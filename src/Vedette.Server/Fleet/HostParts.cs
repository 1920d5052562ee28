using Vedette.Storage.Control;
using Vedette.Storage.Telemetry;

namespace Vedette.Server.Fleet;

/// <summary>Where the page of one host has its parts from.</summary>
internal sealed record HostParts(AgentRegistry Agents, IHostPresence Presence, IHardwareInventory Hardware, IConsentLedger Consents, ISeriesReader Series);
