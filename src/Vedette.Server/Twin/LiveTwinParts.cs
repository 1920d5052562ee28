using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Vedette.Server.Twin;

/// <summary>What every open stream uses.</summary>
internal sealed record LiveTwinParts(IHostApplicationLifetime Lifetime, TimeProvider Clock, IOptions<JsonOptions> Json);
