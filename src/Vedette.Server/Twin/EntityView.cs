using System.Text.Json.Serialization;
using Vedette.Storage.States;

namespace Vedette.Server.Twin;

/// <summary>An entity in a reply: flat, its key and the known fields of its kind.</summary>
[JsonConverter(typeof(EntityViewConverter))]
internal sealed record EntityView(TwinEntity Entity);
