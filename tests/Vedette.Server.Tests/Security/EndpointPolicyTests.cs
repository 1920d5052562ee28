using System.Net;
using System.Net.Http.Json;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Vedette.Server.Fleet;
using Vedette.Server.Security;

namespace Vedette.Server.Tests.Security;

/// <summary>Every endpoint of the whole server against every kind of caller; new endpoints come in by themselves.</summary>
public sealed class EndpointPolicyTests
{
    private static readonly string[] Roles = ["nobody", "viewer", "admin", "agent", "wrong key", "revoked key"];

    internal static string PolicyOf(RouteEndpoint endpoint) => endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(a => a.Policy).Single(p => p is not null)!;

    [Fact]
    public async Task Every_endpoint_names_exactly_one_known_policy()
    {
        await using ControlServer server = await ControlServer.StartWholeAsync();

        Assert.NotEmpty(server.Endpoints);
        Assert.All(server.Endpoints, endpoint =>
        {
            IReadOnlyList<IAuthorizeData> named = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>();
            Assert.True(named.Count == 1 && Policies.All.Contains(named[0].Policy), $"{endpoint.RoutePattern.RawText} names {named.Count} policies");
            Assert.Null(endpoint.Metadata.GetMetadata<IAllowAnonymous>());
        });
    }

    [Fact]
    public async Task An_endpoint_without_a_policy_is_closed_to_everybody()
    {
        await using ControlServer server = await ControlServer.StartAsync(app => app.MapGet("/forgotten", () => "secret"));
        using HttpClient admin = await server.SetUpAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, (await server.Http.GetAsync("/forgotten", ControlServer.Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await admin.GetAsync("/forgotten", ControlServer.Stop)).StatusCode);
    }

    [Fact]
    public async Task Every_endpoint_lets_in_whom_its_policy_names_and_nobody_else()
    {
        await using ControlServer server = await ControlServer.StartWholeAsync();
        using HttpClient admin = await server.SetUpAsync();
        var wrong = new List<string>();
        int cells = 0;
        foreach (RouteEndpoint endpoint in server.Endpoints.Where(e => e.RoutePattern.RawText != "/api/auth/register"))
        {
            string policy = PolicyOf(endpoint);
            foreach (string method in endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods)
            {
                foreach (string role in Roles)
                {
                    (HttpStatusCode status, bool refused) = await CallAsync(server, admin, endpoint, method, role);
                    cells++;
                    if (refused == MayEnter(policy, role) || (int)status >= 500)
                    {
                        wrong.Add($"{method} {endpoint.RoutePattern.RawText} as {role} ({policy}): {(int)status}");
                    }
                }
            }
        }

        Assert.True(cells > 200, $"only {cells} cells were tried");
        Assert.Empty(wrong);
    }

    private static bool MayEnter(string policy, string role) => policy switch
    {
        Policies.Open => true,
        Policies.Viewer => role is "viewer" or "admin",
        Policies.Admin => role is "admin",
        Policies.AgentOrViewer => role is "agent" or "viewer" or "admin",
        _ => role is "agent",
    };

    private static async Task<(HttpStatusCode Status, bool IsRefused)> CallAsync(ControlServer server, HttpClient admin, RouteEndpoint endpoint, string method, string role)
    {
        // An id that does not exist: what gets in finds nothing and breaks nothing.
        string path = endpoint.RoutePattern.RawText!.Replace("{id:int}", "999999", StringComparison.Ordinal).Replace("{agent:int}", "999999", StringComparison.Ordinal).Replace("{documentName}", "v1", StringComparison.Ordinal);
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (method is not "GET")
        {
            request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
        }

        string? credential = await CredentialAsync(server, admin, role);
        if (credential is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {credential}");
        }

        // The headers are enough: a live stream has no end.
        using HttpResponseMessage reply = await server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ControlServer.Stop);
        return (reply.StatusCode, reply.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden || await LacksKeyAsync(reply));
    }

    /// <summary>Document 2's calls tell of a missing key with the same 422 as of a body that cannot be read, which only who was let in hears.</summary>
    private static async Task<bool> LacksKeyAsync(HttpResponseMessage reply) =>
        reply.StatusCode == HttpStatusCode.UnprocessableEntity && (await reply.Content.ReadAsStringAsync(ControlServer.Stop)).Contains("The header X-API-Key is missing.", StringComparison.Ordinal);

    // A new one for each call: signing out ends a session.
    private static async Task<string?> CredentialAsync(ControlServer server, HttpClient admin, string role)
    {
        switch (role)
        {
            case "viewer" or "admin":
                return await Sessions.NewTokenAsync(server, role);
            case "agent":
                return (await server.AddAgentAsync(Guid.NewGuid().ToString())).Key;
            case "wrong key":
                return CredentialFormat.Write(CredentialKind.Agent, (await server.AddAgentAsync(Guid.NewGuid().ToString())).Agent.Id, CredentialFormat.NewSecret());
            case "revoked key":
                IssuedKey issued = await server.AddAgentAsync(Guid.NewGuid().ToString());
                await server.Agents.RevokeKeyAsync(issued.Agent.Id, ControlServer.Stop);
                return issued.Key;
            default:
                return null;
        }
    }
}
