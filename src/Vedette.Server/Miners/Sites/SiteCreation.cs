using Vedette.Server.Audit;
using Vedette.Server.Enrolment;
using Vedette.Server.Errors;
using Vedette.Server.Miners.Places;
using Vedette.Storage.Control;

namespace Vedette.Server.Miners.Sites;

/// <summary>Makes a site, and where it is asked for, the invitation for its agent.</summary>
internal sealed class SiteCreation(PlaceBook places, SiteViews views, EnrolmentInvitation invitation, AuditTrail audit, TimeProvider clock)
{
    private const string UsualTimeZone = "UTC";

    public static Task<IResult> CreateAsync(NewSite body, HttpContext context, SiteCreation creation) => creation.CreateAsync(body, context);

    private async Task<IResult> CreateAsync(NewSite body, HttpContext context)
    {
        CancellationToken stop = context.RequestAborted;
        if (PlaceTexts.Problem(body.Name, body.Description, body.Location, body.TimeZone) is { } problem)
        {
            return ApiError.BadRequest(problem);
        }

        if (body.IssueToken && !invitation.CanAddress(context))
        {
            return ApiError.BadRequest("The Host header is not a plain host name or address.");
        }

        var wanted = new Site
        {
            Name = body.Name,
            Description = body.Description,
            Location = body.Location,
            TimeZone = body.TimeZone ?? UsualTimeZone,
            CreatedAtMs = clock.GetUtcNow().ToUnixTimeMilliseconds(),
        };
        if (await places.ChangeAsync(stores => stores.Sites.AddAsync(wanted, stop), stop) is not { } site)
        {
            return ApiError.Conflict($"The name '{body.Name}' is taken.");
        }

        await audit.RecordAsync(context, "site.create", $"{site.Id} {site.Name}");
        SiteView view = await views.SiteAsync(site, stop);
        IssuedEnrolmentToken? issued = body.IssueToken ? await invitation.IssueAsync(context, null, site.Id) : null;
        return Results.Created($"/api/sites/{site.Id}", new CreatedSite(view) { Token = issued?.Token, Command = issued?.Command });
    }
}
