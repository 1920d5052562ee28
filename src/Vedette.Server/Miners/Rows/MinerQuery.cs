using Microsoft.AspNetCore.Mvc;

namespace Vedette.Server.Miners.Rows;

/// <summary>Which miners a list is about, as asked: several values of a parameter are separated by commas.</summary>
internal sealed record MinerQuery(
    [FromQuery(Name = "site")] string? Site,
    [FromQuery(Name = "container")] string? Container,
    [FromQuery(Name = "rack")] string? Rack,
    [FromQuery(Name = "status")] string? Status,
    [FromQuery(Name = "verdict")] string? Verdict,
    [FromQuery(Name = "issue")] string? Issue,
    [FromQuery(Name = "model")] string? Model,
    [FromQuery(Name = "vendor")] string? Vendor,
    [FromQuery(Name = "firmware")] string? Firmware,
    [FromQuery(Name = "pool")] string? Pool,
    [FromQuery(Name = "tag")] string? Tag,
    [FromQuery(Name = "search")] string? Search,
    [FromQuery(Name = "sort")] string? Sort,
    [FromQuery(Name = "limit")] string? Limit,
    [FromQuery(Name = "offset")] string? Offset);
