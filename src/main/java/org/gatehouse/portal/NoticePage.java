package org.gatehouse.portal;

import io.jstach.jstache.JStache;

/**
 * Model of the page shown in place of one that is missing, forbidden or broken.
 *
 * @param signIn address of the sign-in page; null for somebody signed in
 */
@JStache(path = "org/gatehouse/portal/notice.mustache")
record NoticePage(PortalFrame frame, String title, String text, String signIn) {}
